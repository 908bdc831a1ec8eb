package coop.minga.analytics.alert;

import java.time.LocalDate;
import java.util.Optional;

import coop.minga.analytics.filter.Direction;
import coop.minga.analytics.filter.Interval;
import coop.minga.analytics.filter.Verdict;
import coop.minga.analytics.filter.VerdictKind;
import coop.minga.analytics.verdict.JudgedDay;
import org.jspecify.annotations.Nullable;

/**
 * What a flagged day looked like when it raised an alert: enough to say it in words and to work it out again.
 *
 * @param day the day whose reading raised the alert
 * @param onset the day on which it seems to have begun
 * @param mean the middle of the forecast, in the indicator's unit
 * @param expected the 80 % band of the forecast
 * @param surprise minus the decimal logarithm of the chance of so odd a value
 */
public record Deviation(
        LocalDate day,
        LocalDate onset,
        VerdictKind kind,
        Direction direction,
        @Nullable Double value,
        double mean,
        Interval expected,
        double surprise,
        double probability) {

    /** Empty for a day that is not flagged. */
    static Optional<Deviation> of(JudgedDay judged) {
        Verdict verdict = judged.verdict();
        var band = judged.band();
        if (verdict == null || band == null || !verdict.flagged()) {
            return Optional.empty();
        }
        return Optional.of(new Deviation(
                judged.day(),
                verdict.onset(),
                verdict.kind(),
                verdict.direction(),
                judged.value(),
                band.mean(),
                band.central80(),
                verdict.surprise(),
                verdict.probability()));
    }
}
