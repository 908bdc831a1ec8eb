/**
 * People, their roles and mandates, and the one place that decides who may see and do what.
 * In come a person and what they ask for; out goes a yes, or an audited no. Next: {@code alert}.
 */
@NullMarked
package coop.minga.analytics.access;

import org.jspecify.annotations.NullMarked;
