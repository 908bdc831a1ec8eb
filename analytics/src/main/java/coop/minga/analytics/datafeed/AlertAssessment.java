package coop.minga.analytics.datafeed;

import java.time.LocalDate;

import coop.minga.analytics.alert.Alert;
import coop.minga.analytics.alert.Deviation;
import coop.minga.analytics.filter.result.ProcessProbabilities;
import coop.minga.analytics.filter.result.VerdictKind;
import org.jspecify.annotations.Nullable;

/**
 * An alert's last value against its forecast.
 *
 * @param value null without a report
 * @param usual that day's forecast
 * @param source the origin of {@code usual}
 * @param first the most probable kind on the alert's day; null if not visible
 * @param settled whether the kind is final
 */
public record AlertAssessment(
        LocalDate day,
        @Nullable Double value,
        Deviation.Expectation usual,
        Source source,
        @Nullable MostProbable first,
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
    public record MostProbable(VerdictKind kind, double probability) {

        /** The process with the highest probability. */
        static MostProbable of(ProcessProbabilities processes) {
            // names every process: another one does not compile
            return switch (processes) {
                case ProcessProbabilities(double steady, double transientOnly, double level, double slope) ->
                    new MostProbable(VerdictKind.STEADY, steady)
                            .orLikelier(VerdictKind.TRANSIENT, transientOnly)
                            .orLikelier(VerdictKind.LEVEL_STEP, level)
                            .orLikelier(VerdictKind.SLOPE_CHANGE, slope);
            };
        }

        private MostProbable orLikelier(VerdictKind other, double probabilityOfOther) {
            return probabilityOfOther > probability ? new MostProbable(other, probabilityOfOther) : this;
        }
    }

    /** From the alert alone. */
    static AlertAssessment ofOwnDay(Alert alert, Source source, @Nullable MostProbable first, boolean settled) {
        var deviation = alert.deviation();
        return new AlertAssessment(deviation.day(), deviation.value(), deviation.expectation(), source, first, settled);
    }
}
