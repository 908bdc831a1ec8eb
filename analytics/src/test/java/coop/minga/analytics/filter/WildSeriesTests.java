package coop.minga.analytics.filter;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import coop.minga.analytics.filter.distribution.DiscreteDistribution;
import coop.minga.analytics.filter.ensemble.QuantileTracker;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Accidental series: each is judged to its end within the bounds on steps. */
class WildSeriesTests {

    private static final int SERIES_OF_EACH = 400;
    private static final double LARGEST = 1e15;

    /** A type of measurement with its bounds. */
    record Kind(String name, FilterSettings settings, double lowest) {

        /** Within the bounds, and whole for counts. */
        double possible(double value) {
            double near = Math.max(settings.lowest(), Math.min(settings.highest(), Math.min(LARGEST, value)));
            return name.startsWith("count") ? Math.rint(Math.abs(near)) : near;
        }
    }

    static Stream<Kind> kinds() {
        return Stream.of(
                new Kind("flow", FilterSettings.daily().neverNegative(), 0),
                new Kind("stock", FilterSettings.daily().withoutSeason(), Double.NEGATIVE_INFINITY),
                new Kind("ratio", FilterSettings.daily().within(0, 1), 0),
                new Kind("count", FilterSettings.daily().neverNegative(), 0),
                new Kind("count of which nothing is said", FilterSettings.daily(), DiscreteDistribution.LOWEST));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void areJudgedWithQuantilesInOrderAndWithinWhatTheirNatureAllows(Kind kind) {
        IntStream.range(0, SERIES_OF_EACH).parallel().forEach(seed -> judge(kind, seed));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void areJudgedThoughTheirValuesAreTooSmallToBeSquared(Kind kind) {
        IntStream.rangeClosed(0, 8).parallel().forEach(step -> {
            double tiny = Math.pow(10, -308 + 35 * step);
            Series series =
                    Series.daily(300, i -> kind.possible(i % 97 == 0 ? LARGEST : tiny * (1 + 0.1 * Math.sin(i))));
            for (Judgement day : series.judged(kind.settings())) {
                if (day.forecast().ready() && isWild(day)) {
                    checkQuantiles(kind, day.forecast(), kind.name() + " of " + tiny);
                }
            }
        });
    }

    private static void judge(Kind kind, int seed) {
        Random random = new Random(31L * seed + kind.name().length());
        int length = 50 + random.nextInt(50);
        IntToDoubleFunction wild = wild(random, length);
        Series series = Series.daily(length, i -> kind.possible(wild.applyAsDouble(i)))
                .without(date -> random.nextInt(30) == 0);
        for (Judgement day : series.judged(kind.settings())) {
            if (day.forecast().ready() && (day.day().date().toEpochDay() % 4 == 0 || isWild(day))) {
                checkQuantiles(
                        kind,
                        day.forecast(),
                        kind.name() + ", seed " + seed + ", " + day.day().date());
            }
        }
    }

    private static boolean isWild(Judgement day) {
        return day.verdict() != null && day.verdict().tailSurprisal() > 3;
    }

    private static void checkQuantiles(Kind kind, Forecast forecast, String of) {
        double previous = kind.lowest();
        double[] quantiles = forecast.quantiles(QuantileTracker.probabilities());
        for (double quantile : quantiles) {
            assertThat(quantile)
                    .as("quantiles %s of %s", Arrays.toString(quantiles), of)
                    .isFinite()
                    .isBetween(previous, kind.settings().highest());
            previous = quantile;
        }
    }

    /**
     * A level with weekday pattern and noise at any scale, which collapses, explodes, becomes zero or has one typing
     * error.
     */
    private static IntToDoubleFunction wild(Random random, int length) {
        double scale = Math.pow(10, -9 + 21 * random.nextDouble());
        double noise = Math.pow(10, -4 + 4.5 * random.nextDouble());
        double week = random.nextDouble();
        int from = random.nextInt(length);
        int lasts = 1 + random.nextInt(40);
        double factor = Math.pow(10, -12 + 24 * random.nextDouble());
        double single = LARGEST * Math.pow(10, -15 * random.nextDouble());
        int what = random.nextInt(7);
        double[] values = IntStream.range(0, length)
                .mapToDouble(i -> scale * (1 - (i % 7 == 6 ? week : 0)) * Math.exp(noise * random.nextGaussian()))
                .toArray();
        return i -> switch (what) {
            case 0 -> values[i];
            case 1 -> i < from ? values[i] : values[i] * factor;
            case 2 -> i < from ? values[i] : values[i] * Math.pow(factor, Math.min(1, (i - from) / (double) lasts));
            case 3 -> i >= from && i < from + lasts ? 0 : values[i];
            case 4 -> i == from ? single : Math.rint(values[i] / scale);
            case 5 -> i == from ? single : i % lasts == 0 ? Math.rint(values[i] / scale) : 0;
            default -> i == from ? -single : i < from ? values[i] : -values[i] * factor;
        };
    }
}
