package coop.minga.ui.datafeed;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import coop.minga.analytics.datafeed.DatafeedDay;
import coop.minga.analytics.filter.result.Interval;
import coop.minga.analytics.text.DayWords;
import org.jspecify.annotations.Nullable;

/**
 * The table's days as CSV: unrounded, in the indicator's unit, comma-separated with decimal points, oldest first.
 * Unknown values are empty.
 */
final class ReadingsCsv {

    private static final String HEAD =
            "day,value,revision,closed,q005,q025,q10,q50,q90,q975,q995,surprisal,p_value,kind,"
                    + "direction,confidence,onset,settled,flagged,first_called,steady_probability,"
                    + "transient_probability,level_probability,slope_probability,transform,is_count,readings_needed,sentence";

    private ReadingsCsv() {}

    static String of(List<DatafeedDay> days, DayWords words) {
        return Stream.concat(Stream.of(HEAD), days.stream().map(day -> line(day, words)))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String line(DatafeedDay day, DayWords words) {
        return Stream.of(
                        Stream.of(day.day(), day.value(), day.revision(), day.closed()),
                        forecast(day),
                        verdict(day),
                        basis(day),
                        Stream.of(quoted(words.of(day))))
                .flatMap(each -> each)
                .map(each -> Objects.toString(each, ""))
                .collect(Collectors.joining(","));
    }

    private static Stream<@Nullable Object> forecast(DatafeedDay day) {
        var band = day.band();
        if (band == null) {
            return nothing(7);
        }
        Interval far = band.central99();
        Interval middle = band.central95();
        Interval near = band.central80();
        return Stream.of(far.low(), middle.low(), near.low(), band.median(), near.high(), middle.high(), far.high());
    }

    private static Stream<@Nullable Object> verdict(DatafeedDay day) {
        var verdict = day.verdict();
        if (verdict == null) {
            return nothing(9);
        }
        return Stream.of(
                verdict.tailSurprisal(),
                verdict.detectorPValue(),
                verdict.kind(),
                verdict.direction(),
                verdict.confidence(),
                verdict.onset(),
                verdict.settled(),
                verdict.flagged(),
                day.judged() == null ? null : day.judged().raised());
    }

    private static Stream<@Nullable Object> basis(DatafeedDay day) {
        var judged = day.judged();
        var processes = judged == null ? null : judged.details().processes();
        var basis = judged == null ? null : judged.details().basis();
        var shares = processes == null
                ? nothing(4)
                : Stream.<@Nullable Object>of(
                        processes.steady(), processes.transientOnly(), processes.level(), processes.slope());
        var grounds = basis == null
                ? nothing(3)
                : Stream.<@Nullable Object>of(basis.transform(), basis.isCount(), basis.readingsNeeded());
        return Stream.concat(shares, grounds);
    }

    private static Stream<@Nullable Object> nothing(int fields) {
        return Stream.<@Nullable Object>generate(() -> "").limit(fields);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
