/**
 * The headless federation, from the reports topic to the decision. This package only wires its parts. Next: {@code
 * pipeline}, which calls them.
 */
@NullMarked
package coop.minga.analytics;

import org.jspecify.annotations.NullMarked;
