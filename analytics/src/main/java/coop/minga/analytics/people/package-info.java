/** Accounts, roles and mandates. */
@NullMarked
package coop.minga.analytics.people;

import org.jspecify.annotations.NullMarked;
