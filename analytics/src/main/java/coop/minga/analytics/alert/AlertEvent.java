package coop.minga.analytics.alert;

import java.time.Instant;

import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.delegate.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A step in the life of an alert, numbered from 1.
 *
 * @param level where it has climbed to, with {@link What#CLIMBED} only
 * @param person who did it, where somebody did
 * @param note the reason they gave, empty where none was asked
 */
public record AlertEvent(
        AlertId alert,
        int number,
        Instant at,
        What what,
        @Nullable UnitId level,
        @Nullable PersonId person,
        String note) {

    /** What can happen to an alert. */
    public enum What {
        OPENED,
        ACKNOWLEDGED,
        CLIMBED,
        RETURNED,
        NEW_NORMAL,
        WITHDRAWN,
        REOPENED
    }
}
