package coop.minga.analytics.alert;

import java.time.Instant;
import java.time.LocalDate;

import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * How far the handling of an alert has come.
 *
 * @param clock of the level notified last
 * @param lastDay covered, once recovered or normal
 */
public record Handling(
        AlertState state,
        LevelClock clock,
        @Nullable PersonId acknowledgedBy,
        @Nullable Instant endedAt,
        @Nullable LocalDate lastDay) {

    /**
     * The running clock of a level.
     *
     * @param level notified last; first the unit
     * @param from on the federation's clock
     * @param deadline of escalation; null at the root
     */
    public record LevelClock(
            UnitId level, Instant from, @Nullable Instant deadline) {

        LevelClock restarted(Instant now, @Nullable Instant newDeadline) {
            return new LevelClock(level, now, newDeadline);
        }

        LevelClock stopped() {
            return new LevelClock(level, from, null);
        }
    }

    /** The handling of an open alert. */
    Handling(AlertState state, LevelClock clock, @Nullable PersonId acknowledgedBy) {
        this(state, clock, acknowledgedBy, null, null);
    }
}
