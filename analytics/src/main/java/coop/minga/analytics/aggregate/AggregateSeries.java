package coop.minga.analytics.aggregate;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;

import coop.minga.analytics.filter.FilterDay;
import coop.minga.analytics.filter.FilterSettings;
import coop.minga.analytics.filter.Observed;
import coop.minga.analytics.filter.SeriesFilter;
import coop.minga.analytics.filter.StateSnapshot;
import coop.minga.analytics.verdict.ForecastBand;
import coop.minga.ingest.contract.IndicatorType;

/**
 * The daily sum of some components. A day has a sum only if every due component reported: completing a partial sum
 * would disclose the missing value.
 */
final class AggregateSeries {

    private final List<Component> components;

    AggregateSeries(List<Component> parts) {
        this.components = List.copyOf(parts);
    }

    /** The number of components due on the day. */
    int units(LocalDate day) {
        return (int) components.stream().filter(part -> part.isDue(day)).count();
    }

    /** Empty unless all due components reported, and of a stock all components. */
    OptionalDouble value(LocalDate day) {
        double sum = 0;
        boolean any = false;
        for (Component part : components) {
            if (part.isDue(day)) {
                OptionalDouble value = part.value(day);
                if (value.isEmpty()) {
                    return value;
                }
                sum += value.getAsDouble();
                any = true;
            } else if (part.isActive(day) && isStock(part)) {
                return OptionalDouble.empty();
            }
        }
        return any ? OptionalDouble.of(sum) : OptionalDouble.empty();
    }

    /**
     * Whether all units that usually work on this weekday work. Other days have fewer components. A stock's sum needs
     * all units.
     */
    boolean usual(LocalDate day) {
        return units(day) > 0
                && components.stream()
                        .filter(part -> part.isActive(day))
                        .allMatch(part -> part.isDue(day) || (!part.worksOnWeekday(day) && !isStock(part)));
    }

    /**
     * The filter's forecasts of usual days from {@code from} on: one day ahead up to {@code until}, then for {@code
     * ahead} more days.
     */
    NavigableMap<LocalDate, ForecastBand> forecasts(LocalDate from, LocalDate until, int ahead) {
        var bands = new TreeMap<LocalDate, ForecastBand>();
        Optional<LocalDate> first =
                components.stream().flatMap(part -> part.first().stream()).min(Comparator.naturalOrder());
        if (first.isEmpty() || first.get().isAfter(until)) {
            return bands;
        }
        var filter =
                new SeriesFilter(neverNegative() ? FilterSettings.daily().neverNegative() : FilterSettings.daily());
        StateSnapshot state = filter.start();
        for (var judgements =
                        filter.judgeAll(state, observed(first.get(), until)).iterator();
                judgements.hasNext(); ) {
            var judgement = judgements.next();
            LocalDate day = judgement.day().date();
            if (!day.isBefore(from) && usual(day) && judgement.forecast().ready()) {
                bands.put(day, ForecastBand.of(judgement.forecast()));
            }
            state = judgement.next();
        }
        var days = until.plusDays(1)
                .datesUntil(until.plusDays(ahead + 1L))
                .map(this::filterDay)
                .toList();
        var forecasts = filter.ahead(state, days);
        for (int i = 0; i < days.size(); i++) {
            if (usual(days.get(i).date()) && forecasts.get(i).ready()) {
                bands.put(days.get(i).date(), ForecastBand.of(forecasts.get(i)));
            }
        }
        return bands;
    }

    private Stream<Observed> observed(LocalDate first, LocalDate until) {
        return first.datesUntil(until.plusDays(1))
                .map(day -> new Observed(filterDay(day), usual(day) ? value(day) : OptionalDouble.empty()));
    }

    private FilterDay filterDay(LocalDate day) {
        return usual(day) ? FilterDay.open(day) : FilterDay.closed(day);
    }

    /** Whether no component goes below 0. Other bounds vary with the components. */
    boolean neverNegative() {
        return components.stream().allMatch(part -> {
            Double lowest = part.indicator().definition().lowest();
            return lowest != null && lowest >= 0;
        });
    }

    private static boolean isStock(Component part) {
        return part.indicator().definition().type() == IndicatorType.STOCK;
    }
}
