/**
 * Permissions: who may see and do what. In: a person and a request. Out: permission, or a recorded denial. Next:
 * {@code alert}.
 */
@NullMarked
package coop.minga.analytics.access;

import org.jspecify.annotations.NullMarked;
