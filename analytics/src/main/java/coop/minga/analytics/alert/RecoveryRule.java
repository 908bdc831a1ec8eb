package coop.minga.analytics.alert;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import coop.minga.analytics.filter.result.VerdictKind;
import coop.minga.analytics.verdict.Band;
import coop.minga.analytics.verdict.JudgedDay;

/**
 * When a deviation is over: of the last four open days with a reading since the one that raised the alert, three lie in the 80 % band of
 * the forecast that was made before the onset and carried forward. So a shift that lasts does not pass for a recovery
 * only because the filter has learned it. A value that was stuck is over only with other values, wherever it lay.
 */
final class RecoveryRule {

    private static final int WINDOW = 4;
    private static final int NEEDED = 3;

    private RecoveryRule() {}

    /**
     * The first day on which the rule is met, whatever comes after it; empty while it is not.
     *
     * @param first what raised the alert
     * @param since the judged days after the one that raised the alert, in order
     * @param carriedForward by day, the forecasts made before the onset
     */
    static Optional<LocalDate> recoveredOn(
            Deviation first, Collection<JudgedDay> since, Map<LocalDate, Band> carriedForward) {
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

    private static boolean within(JudgedDay judged, Map<LocalDate, Band> carriedForward) {
        var band = carriedForward.get(judged.day());
        var value = judged.value();
        return band != null && value != null && band.central80().contains(value);
    }
}
