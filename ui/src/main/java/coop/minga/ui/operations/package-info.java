/**
 * Issues for operators: faults of the system, never of a cooperative. In: quarantined reports, failed messages, delayed
 * series. Out: a page in plain words. Next: operators.
 */
@NullMarked
package coop.minga.ui.operations;

import org.jspecify.annotations.NullMarked;
