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
import coop.minga.analytics.verdict.Band;
import coop.minga.ingest.contract.IndicatorType;

/**
 * The daily sum of some components. A day has a sum only when every due component has reported: a partial sum is no
 * figure, and its completion would disclose the missing value.
 */
final class AggregateSeries {

    private final List<Component> components;

    AggregateSeries(List<Component> parts) {
        this.components = List.copyOf(parts);
    }

    /** How many parts were due on the day. */
    int units(LocalDate day) {
        return (int) components.stream().filter(part -> part.isDue(day)).count();
    }

    /** Empty where a part that was due has not spoken, where none was, and of a stock where one rested. */
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
     * Whether all units work that usually work on this weekday. Other days have fewer components and teach nothing
     * about usual days. A stock does not vanish while its unit rests, so its sum has no value then.
     */
    boolean usual(LocalDate day) {
        return units(day) > 0
                && components.stream()
                        .filter(part -> part.isActive(day))
                        .allMatch(part -> part.isDue(day) || (!part.worksOnWeekday(day) && !isStock(part)));
    }

    /**
     * What the filter, run over the series of sums as over any series, expected of each usual day from {@code from} on:
     * the day before it up to {@code until}, and from there for {@code ahead} days more.
     */
    NavigableMap<LocalDate, Band> forecasts(LocalDate from, LocalDate until, int ahead) {
        var bands = new TreeMap<LocalDate, Band>();
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
                bands.put(day, Band.of(judgement.forecast()));
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
                bands.put(days.get(i).date(), Band.of(forecasts.get(i)));
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

    /** What no part goes below 0 of, their sum does not either; other bounds change with who is at work. */
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
