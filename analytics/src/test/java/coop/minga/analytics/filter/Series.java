package coop.minga.analytics.filter;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Daily series for tests, all beginning on a Monday. */
public record Series(List<Observed> days) {

    public static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final double[] WEEK = {3, 1, 0, -1, 2, -2, -3};

    public static Series daily(int length, IntToDoubleFunction value) {
        return new Series(IntStream.range(0, length)
                .mapToObj(
                        i -> new Observed(FilterDay.open(FIRST.plusDays(i)), OptionalDouble.of(value.applyAsDouble(i))))
                .toList());
    }

    /** Around 100, with a weekday pattern and normal noise of deviation 1. */
    static Series noisy(int length, long seed) {
        Random random = new Random(seed);
        return daily(length, i -> 100 + WEEK[i % 7] + random.nextGaussian());
    }

    /** A Poisson count, by Knuth's product of uniform numbers. */
    public static double poisson(Random random, double mean) {
        double left = Math.exp(-mean);
        double count = -1;
        double product = 1;
        do {
            product *= random.nextDouble();
            count++;
        } while (product > left);
        return count;
    }

    Series shifted(int from, double by) {
        return mapped((i, value) -> i >= from ? value + by : value);
    }

    Series changed(IntToDoubleFunction by) {
        return mapped((i, value) -> value + by.applyAsDouble(i));
    }

    Series scaled(double factor) {
        return mapped((i, value) -> value * factor);
    }

    Series withValue(int at, double newValue) {
        return mapped((i, value) -> i == at ? newValue : value);
    }

    Series repeating(int from, int to) {
        double repeated = days.get(from - 1).value().orElseThrow();
        return mapped((i, value) -> i >= from && i < to ? repeated : value);
    }

    Series without(Predicate<LocalDate> missing) {
        return new Series(days.stream()
                .map(day -> missing.test(day.day().date()) ? new Observed(day.day(), OptionalDouble.empty()) : day)
                .toList());
    }

    /** Closed at weekends, reporting zeros for them. */
    Series closedAtWeekends() {
        return new Series(days.stream()
                .map(day -> weekend(day.day().date())
                        ? new Observed(FilterDay.closed(day.day().date()), OptionalDouble.of(0))
                        : day)
                .toList());
    }

    public List<Judgement> judged(FilterSettings settings) {
        SeriesFilter filter = new SeriesFilter(settings);
        return filter.judgeAll(filter.start(), days.stream()).toList();
    }

    static boolean weekend(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private Series mapped(Change change) {
        List<Observed> changed = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            Observed day = days.get(i);
            changed.add(new Observed(
                    day.day(), OptionalDouble.of(change.apply(i, day.value().orElseThrow()))));
        }
        return new Series(List.copyOf(changed));
    }

    private interface Change {
        double apply(int index, double value);
    }
}
