package coop.minga.analytics.aggregate;

import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.verdict.ForecastBand;
import coop.minga.analytics.verdict.JudgedDay;
import coop.minga.ingest.contract.WorkingCalendar;
import org.jspecify.annotations.Nullable;

/** One series of a sum: due days, values and forecasts. */
final class Component {

    /** After so many days without a report a series is no component. */
    static final int MISSING_DAYS = 28;

    /** Width of the 80 % interval of a normal, in standard deviations. */
    private static final double WIDTH_80 = 2 * 1.2815515655446004;

    private final Indicator indicator;
    private final WorkingCalendar calendar;
    private final boolean reportedBefore;
    private final NavigableMap<LocalDate, Double> values = new TreeMap<>();
    private final NavigableMap<LocalDate, ForecastBand> expected = new TreeMap<>();

    /**
     * @param longThere whether it reported before the first of the days
     * @param judged days with their values and forecasts
     * @param ahead forecasts of the days after them
     */
    Component(
            Unit unit,
            Indicator indicator,
            boolean longThere,
            Iterable<JudgedDay> judged,
            NavigableMap<LocalDate, ForecastBand> ahead) {
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

    /** The first of the days with a value. */
    Optional<LocalDate> first() {
        return values.isEmpty() ? Optional.empty() : Optional.of(values.firstKey());
    }

    /** Whether it is a component that day, working or not. */
    boolean isActive(LocalDate day) {
        return !values.isEmpty()
                && indicator.awaited(day)
                && (reportedBefore || !day.isBefore(values.firstKey()))
                && !day.isAfter(values.lastKey().plusDays(MISSING_DAYS));
    }

    /** Whether a report is due. Values of closed days are in no sum. */
    boolean isDue(LocalDate day) {
        return isActive(day) && calendar.isWorkingDay(day);
    }

    /** Whether it usually works on this day of the week. */
    boolean worksOnWeekday(LocalDate day) {
        return !calendar.restDays().contains(day.getDayOfWeek());
    }

    /** Empty if not due or not yet reported. */
    OptionalDouble value(LocalDate day) {
        var value = isDue(day) ? values.get(day) : null;
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** The forecast of the day; exactly zero on days of rest. */
    Estimate estimate(LocalDate day) {
        return isDue(day) ? estimate(expected.get(day)) : new Estimate(0, 0);
    }

    /** The mean, and the narrowest interval: heavy tails count once. */
    static Estimate estimate(@Nullable ForecastBand band) {
        if (band == null) {
            return Estimate.UNKNOWN;
        }
        var deviation = (band.central80().high() - band.central80().low()) / WIDTH_80;
        return new Estimate(band.mean(), deviation * deviation);
    }
}
