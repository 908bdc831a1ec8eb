package coop.minga.analytics.alert;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import coop.minga.analytics.filter.result.VerdictKind;
import coop.minga.analytics.verdict.ForecastBand;
import coop.minga.analytics.verdict.JudgedDay;

/**
 * Recovery: three of the last four readings lie in the 80 % interval forecast before the onset. A lasting shift, once
 * learned, is therefore none. A stuck value recovers by other values only.
 */
final class RecoveryRule {

    private static final int WINDOW = 4;
    private static final int NEEDED = 3;

    private RecoveryRule() {}

    /**
     * The first day that meets the rule, regardless of later days.
     *
     * @param first the deviation that raised the alert
     * @param since later judged days, in order
     * @param carriedForward by day, the forecasts made before the onset
     */
    static Optional<LocalDate> recoveredOn(
            Deviation first, Collection<JudgedDay> since, Map<LocalDate, ForecastBand> carriedForward) {
        var looked = since.stream()
                .filter(judged -> judged.value() != null && judged.verdict() != null)
                .toList();
        for (var end = NEEDED; end <= looked.size(); end++) {
            var last = looked.subList(Math.max(0, end - WINDOW), end);
            if (last.stream()
                            .filter(judged -> !repeats(first, judged) && within(judged, carriedForward))
                            .count()
                    >= NEEDED) {
                return Optional.of(last.getLast().day());
            }
        }
        return Optional.empty();
    }

    private static boolean repeats(Deviation first, JudgedDay judged) {
        return first.kind() == VerdictKind.STUCK && Objects.equals(first.value(), judged.value());
    }

    private static boolean within(JudgedDay judged, Map<LocalDate, ForecastBand> carriedForward) {
        var band = carriedForward.get(judged.day());
        var value = judged.value();
        return band != null && value != null && band.central80().contains(value);
    }
}
