package coop.minga.analytics.aggregate;

import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.verdict.Band;
import coop.minga.analytics.verdict.JudgedDay;
import coop.minga.ingest.contract.WorkingCalendar;
import org.jspecify.annotations.Nullable;

/** One series of a sum: when it is due, what it said and what was expected of it. */
final class Component {

    /** Who has said nothing for so long is no part any more, until it speaks again. */
    static final int MISSING_DAYS = 28;

    /** How many standard deviations lie between the ends of a central interval of 80 %, were it a normal one's. */
    private static final double WIDTH_80 = 2 * 1.2815515655446004;

    private final Indicator indicator;
    private final WorkingCalendar calendar;
    private final boolean reportedBefore;
    private final NavigableMap<LocalDate, Double> values = new TreeMap<>();
    private final NavigableMap<LocalDate, Band> expected = new TreeMap<>();

    /**
     * @param longThere whether it spoke before the first of the days
     * @param judged days with what was said and what had been expected of them
     * @param ahead what is expected of the days after them
     */
    Component(
            Unit unit,
            Indicator indicator,
            boolean longThere,
            Iterable<JudgedDay> judged,
            NavigableMap<LocalDate, Band> ahead) {
        this.indicator = indicator;
        this.reportedBefore = longThere;
        this.calendar = unit.calendar();
        expected.putAll(ahead);
        for (var day : judged) {
            var value = day.value();
            if (value != null) {
                values.put(day.day(), value);
            }
            var band = day.band();
            if (band != null) {
                expected.put(day.day(), band);
            }
        }
    }

    Indicator indicator() {
        return indicator;
    }

    /** The first of the days that it said anything of. */
    Optional<LocalDate> first() {
        return values.isEmpty() ? Optional.empty() : Optional.of(values.firstKey());
    }

    /** Whether it takes part at all, at work or at rest. */
    boolean isActive(LocalDate day) {
        return !values.isEmpty()
                && indicator.awaited(day)
                && (reportedBefore || !day.isBefore(values.firstKey()))
                && !day.isAfter(values.lastKey().plusDays(MISSING_DAYS));
    }

    /** Whether it is to say something of the day. What it says of a day on which it is closed is in no sum. */
    boolean isDue(LocalDate day) {
        return isActive(day) && calendar.isWorkingDay(day);
    }

    /** Whether it works on this day of the week, when nothing else is arranged. */
    boolean worksOnWeekday(LocalDate day) {
        return !calendar.restDays().contains(day.getDayOfWeek());
    }

    /** Empty where nothing is due, and where nothing has come yet. */
    OptionalDouble value(LocalDate day) {
        var value = isDue(day) ? values.get(day) : null;
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** What was expected of the day, before it; certainly nothing on a day of rest. */
    Estimate estimate(LocalDate day) {
        return isDue(day) ? estimate(expected.get(day)) : new Estimate(0, 0);
    }

    /** By the mean and the width of the narrowest interval, so that heavy tails do not count twice. */
    static Estimate estimate(@Nullable Band band) {
        if (band == null) {
            return Estimate.UNKNOWN;
        }
        var deviation = (band.central80().high() - band.central80().low()) / WIDTH_80;
        return new Estimate(band.mean(), deviation * deviation);
    }
}
