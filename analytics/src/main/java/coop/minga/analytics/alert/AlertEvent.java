package coop.minga.analytics.alert;

import java.time.Instant;
import java.time.LocalDate;

import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A step in the life of an alert, numbered from 1.
 *
 * @param level where it has climbed to, with {@link What#CLIMBED} only
 * @param person who did it, where somebody did
 * @param note the reason they gave, empty where none was asked; with {@link What#WITHDRAWN} the reason for which its day
 *     was announced, empty where it was not
 * @param day the later day that is told, with {@link What#FURTHER} and {@link What#FURTHER_WITHDRAWN}; its own day, with
 *     {@link What#WITHDRAWN}; else null
 * @param value what came on it; with {@link What#WITHDRAWN} what its value was corrected to, null where that is not why
 */
public record AlertEvent(
        AlertId alert,
        int number,
        Instant at,
        What what,
        @Nullable UnitId level,
        @Nullable PersonId person,
        String note,
        @Nullable LocalDate day,
        @Nullable Double value) {

    /** What can happen to an alert. */
    public enum What {
        OPENED,
        ACKNOWLEDGED,
        CLIMBED,
        RETURNED,
        NEW_NORMAL,
        WITHDRAWN,
        REOPENED,

        /** While it was open, another deviation the same way came, or a much larger one. */
        FURTHER,

        /** What was told of a later day holds no more: it was corrected, or looks like nothing by now. */
        FURTHER_WITHDRAWN
    }
}
