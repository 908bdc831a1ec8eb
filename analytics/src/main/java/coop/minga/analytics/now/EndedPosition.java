package coop.minga.analytics.now;

import java.time.Instant;

import coop.minga.analytics.alert.AlertId;

/** A place in the list of ended alerts, latest first. */
public record EndedPosition(Instant endedAt, AlertId alert) {

    /** Before all alerts. */
    public static final EndedPosition START =
            new EndedPosition(Instant.parse("9999-12-31T00:00:00Z"), new AlertId(Long.MAX_VALUE));
}
