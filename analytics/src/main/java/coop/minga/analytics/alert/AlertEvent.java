package coop.minga.analytics.alert;

import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;

import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A step in the life of an alert, numbered from 1.
 *
 * @param level with {@link Step#ESCALATED} only
 * @param person null for steps of the system
 * @param note the reason given; with {@link Step#RETRACTED} the reason of the known event, or empty
 * @param day with {@link Step#WORSENED}, {@link Step#WORSENING_RETRACTED} and {@link Step#RETRACTED} only
 * @param value of that day; with {@link Step#RETRACTED} the corrected value, or null
 */
public record AlertEvent(
        AlertId alert,
        int number,
        Instant at,
        Step step,
        @Nullable UnitId level,
        @Nullable PersonId person,
        String note,
        @Nullable LocalDate day,
        @Nullable Double value) {

    /** What can happen to an alert. */
    public enum Step {
        OPENED,
        ACKNOWLEDGED,
        ESCALATED("CLIMBED"),
        RECOVERED("RETURNED"),
        NEW_NORMAL,
        RETRACTED("WITHDRAWN"),
        REOPENED,

        /** While it was open, another deviation the same way came, or a much larger one. */
        WORSENED("FURTHER"),

        /** What was told of a later day holds no more: it was corrected, or looks like nothing by now. */
        WORSENING_RETRACTED("FURTHER_WITHDRAWN");

        private final String stored;

        Step() {
            this.stored = name();
        }

        /** @param stored the text in the database, which is older than the name of the constant */
        Step(String stored) {
            this.stored = stored;
        }

        public String stored() {
            return stored;
        }

        public static Step ofStored(String stored) {
            return Stream.of(values())
                    .filter(step -> step.stored.equals(stored))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
