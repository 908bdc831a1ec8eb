package coop.minga.deploy.bench;

import java.time.LocalDate;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

import coop.minga.analytics.filter.FilterDay;
import coop.minga.analytics.filter.FilterSettings;
import coop.minga.analytics.filter.SeriesFilter;
import coop.minga.analytics.filter.StateSnapshot;

/**
 * A positive daily series with weekday pattern, slow random walk and proportional noise. It is open every day, the
 * filter's most expensive case. Equal seeds give equal series.
 */
final class SampleSeries {
    private static final LocalDate BEGIN = LocalDate.of(2020, 1, 1);
    private static final double[] WEEKDAYS = {1.05, 1.1, 1.0, 0.95, 1.2, 0.8, 0.6};

    private final SplittableRandom random;
    private double level;
    private long day = BEGIN.toEpochDay();

    SampleSeries(long seed) {
        this.random = new SplittableRandom(seed);
        this.level = StrictMath.exp(2 + 6 * random.nextDouble());
    }

    /** The next day. */
    FilterDay day() {
        return FilterDay.open(LocalDate.ofEpochDay(day));
    }

    /** The value of the day; advances to the next. */
    double next() {
        level *= StrictMath.exp(0.005 * random.nextGaussian());
        double pattern = WEEKDAYS[(int) Math.floorMod(day, 7L)];
        day++;
        return level * pattern * StrictMath.exp(0.08 * random.nextGaussian());
    }

    /** The filter's state after these days. */
    StateSnapshot learned(SeriesFilter filter, int days) {
        StateSnapshot state = filter.start();
        for (int i = 0; i < days; i++) {
            state = filter.judge(state, day(), OptionalDouble.of(next())).next();
        }
        return state;
    }

    static SeriesFilter filter() {
        return new SeriesFilter(FilterSettings.daily().neverNegative());
    }
}
