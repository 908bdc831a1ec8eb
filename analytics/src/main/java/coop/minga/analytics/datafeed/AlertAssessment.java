package coop.minga.analytics.datafeed;

import java.time.LocalDate;

import coop.minga.analytics.alert.Alert;
import coop.minga.analytics.alert.Deviation;
import coop.minga.analytics.filter.result.Processes;
import coop.minga.analytics.filter.result.VerdictKind;
import org.jspecify.annotations.Nullable;

/**
 * The present of an alert: its last value against usual, and how its kind was judged.
 *
 * @param value of {@code day}; null if nothing was reported
 * @param usual the forecast of {@code day}
 * @param source the origin of {@code usual}
 * @param first of the alert's day alone; null if it may not be seen
 * @param settled whether the alert's kind is final
 */
public record AlertAssessment(
        LocalDate day,
        @Nullable Double value,
        Deviation.Expectation usual,
        Source source,
        @Nullable Odds first,
        boolean settled) {

    /** The origin of a usual range. */
    public enum Source {

        /** Made before the alert's onset, and carried forward to the last value. */
        CARRIED_FORWARD,

        /** Made for the alert's own day, since the alert has ended or has no earlier forecast. */
        OWN_DAY,

        /** The same, since later values are closed to the viewer. */
        CLOSED
    }

    /** The most probable kind of a reading. */
    public record Odds(VerdictKind kind, double probability) {

        /** The process with the highest probability. */
        static Odds of(Processes processes) {
            var odds = new Odds(VerdictKind.STEADY, processes.steady());
            return odds.orLikelier(VerdictKind.TRANSIENT, processes.transientOnly())
                    .orLikelier(VerdictKind.LEVEL_STEP, processes.level())
                    .orLikelier(VerdictKind.SLOPE_CHANGE, processes.slope());
        }

        private Odds orLikelier(VerdictKind other, double probabilityOfOther) {
            return probabilityOfOther > probability ? new Odds(other, probabilityOfOther) : this;
        }
    }

    /** From the alert alone. */
    static AlertAssessment ofOwnDay(Alert alert, Source source, @Nullable Odds first, boolean settled) {
        var deviation = alert.deviation();
        return new AlertAssessment(deviation.day(), deviation.value(), deviation.expectation(), source, first, settled);
    }
}
