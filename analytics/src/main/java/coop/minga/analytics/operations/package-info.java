/**
 * What does not run as it should, for those who keep the system running: a fault of the system is never a cooperative's
 * alarm. In come quarantine, outbox and what waits to be judged; out goes one list. Next: the operators' page.
 */
@NullMarked
package coop.minga.analytics.operations;

import org.jspecify.annotations.NullMarked;
