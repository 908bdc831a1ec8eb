package coop.minga.analytics.alert;

import java.time.Instant;

/** The position of a due alert in the queue, so that a failing one does not block those behind it. */
record DueAlert(AlertId id, Instant deadline) {

    static final DueAlert BEFORE_ALL = new DueAlert(new AlertId(0), Instant.EPOCH);
}
