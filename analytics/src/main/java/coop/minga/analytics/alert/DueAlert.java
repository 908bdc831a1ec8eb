package coop.minga.analytics.alert;

import java.time.Instant;

/** The place of an alert whose clock has run out among all of those: one that cannot climb keeps none behind it waiting. */
record DueAlert(AlertId id, Instant deadline) {

    static final DueAlert BEFORE_ALL = new DueAlert(new AlertId(0), Instant.EPOCH);
}
