/**
 * What operators look after: faults of the system, never of a cooperative. In come quarantined reports, undelivered
 * messages and what waits; out goes a page in plain words. Next: the operators, by hand.
 */
@NullMarked
package coop.minga.ui.operations;

import org.jspecify.annotations.NullMarked;
