package coop.minga.analytics.alert;

import java.time.Instant;
import java.time.LocalDate;

import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A step in the life of an alert.
 *
 * @param number from 1
 */
public record AlertEvent(AlertId alert, int number, Instant at, Step step, Details details) {

    /**
     * The details of a step.
     *
     * @param level if escalated
     * @param person null for the system
     * @param note reason; if retracted the event's, or empty
     * @param day of a reading
     * @param value corrected if retracted
     * @param other whom {@code person} asked, or who confirmed
     */
    public record Details(
            @Nullable UnitId level,
            @Nullable PersonId person,
            String note,
            @Nullable LocalDate day,
            @Nullable Double value,
            @Nullable PersonId other) {

        static final Details NONE = new Details(null, null, "", null, null);

        public Details(
                @Nullable UnitId level,
                @Nullable PersonId person,
                String note,
                @Nullable LocalDate day,
                @Nullable Double value) {
            this(level, person, note, day, value, null);
        }

        static Details ofLevel(UnitId level) {
            return new Details(level, null, "", null, null);
        }

        static Details ofPerson(PersonId person, String note, @Nullable PersonId other) {
            return new Details(null, person, note, null, null, other);
        }

        static Details ofDay(LocalDate day, @Nullable Double value, String note) {
            return new Details(null, null, note, day, value);
        }
    }

    public @Nullable UnitId level() {
        return details.level();
    }

    public @Nullable PersonId person() {
        return details.person();
    }

    public @Nullable PersonId other() {
        return details.other();
    }

    public String note() {
        return details.note();
    }

    public @Nullable LocalDate day() {
        return details.day();
    }

    public @Nullable Double value() {
        return details.value();
    }

    /** The kinds of steps. */
    public enum Step {
        OPENED,
        ACKNOWLEDGED,
        ESCALATED,
        RECOVERED,
        NEW_NORMAL,
        RETRACTED,
        REOPENED,

        /** A second deviation to the same side, or a much larger one. */
        WORSENED,

        /** A later day was corrected, or is no longer odd. */
        WORSENING_RETRACTED
    }
}
