/**
 * The headless federation: everything from the reports topic to the decision. This package only wires the parts. Next:
 * {@code watch}, which calls them.
 */
@NullMarked
package coop.minga.analytics;

import org.jspecify.annotations.NullMarked;
