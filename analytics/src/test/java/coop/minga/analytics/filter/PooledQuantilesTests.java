package coop.minga.analytics.filter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

import coop.minga.analytics.filter.distribution.Normal;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class PooledQuantilesTests {

    private static final int SIBLINGS = 40;
    private static final int NEW_SERIES = 200;
    private static final int FIRST_READINGS = 100;
    private static final PooledQuantiles WIDE = scores(z -> 3 * z);

    /** A series with rare far readings, as its peers have. Of 20,000 readings three standard errors are 0.2, 0.5 and 0.9 points. */
    @Test
    void widensTheBandOfANewSeriesToWhereItsSiblingsReadingsCameOut() {
        PooledQuantiles pool = pooled(1);
        Coverage alone = Coverage.of(forecast -> forecast);
        Coverage pooled = Coverage.of(forecast -> forecast.pooled(pool));
        assertThat(Math.abs(pooled.share99() - 0.99)).isLessThan(Math.abs(alone.share99() - 0.99) / 2);
        assertThat(Math.abs(pooled.share95() - 0.95)).isLessThan(0.01);
        assertThat(Math.abs(pooled.share80() - 0.80)).isLessThan(0.02);
    }

    @Test
    void weighsAsManyReadingsAsItIsWorthAndFadesAway() {
        assertThat(PooledQuantiles.weight(0)).isEqualTo(1);
        assertThat(PooledQuantiles.weight(PooledQuantiles.EQUIVALENT_READINGS))
                .isCloseTo(
                        0.5 * (1 - (double) PooledQuantiles.EQUIVALENT_READINGS / PooledQuantiles.FADED_AFTER),
                        within(1e-12));
        assertThat(PooledQuantiles.weight(PooledQuantiles.FADED_AFTER)).isZero();
        IntStream.range(0, PooledQuantiles.FADED_AFTER)
                .forEach(n -> assertThat(PooledQuantiles.weight(n)).isGreaterThan(PooledQuantiles.weight(n + 1)));
    }

    @Test
    void nothingThatIsSaidOfAReadingRestsOnThem() {
        List<Judgement> days =
                Series.noisy(160, 41).shifted(120, 6).withValue(80, 120).judged(FilterSettings.daily());
        assertThat(days).anyMatch(day -> day.verdict() != null && day.verdict().flagged());
        for (Judgement day : days) {
            if (day.forecast().borrowsQuantiles()) {
                double value = day.value().orElseThrow();
                Forecast shown = day.forecast().pooled(WIDE);
                assertThat(shown.interval(0.99).high())
                        .isGreaterThan(day.forecast().interval(0.99).high());
                assertThat(shown.tailSurprisal(value)).isEqualTo(day.forecast().tailSurprisal(value));
                assertThat(shown.normalScore(value)).isEqualTo(day.forecast().normalScore(value));
            }
        }
    }

    @Test
    void whatIsNotInOrderOrNotOneALevelIsRefused() {
        assertThatThrownBy(() -> new PooledQuantiles(List.of(1.0))).hasMessageContaining("expected 15");
        assertThatThrownBy(() -> scores(z -> -z)).hasMessageContaining("ascending");
        assertThatThrownBy(() -> scores(z -> Double.NaN)).hasMessageContaining("numbers");
    }

    private static PooledQuantiles scores(Function<Double, Double> of) {
        return new PooledQuantiles(
                PooledQuantiles.levels().stream().map(Normal::quantile).map(of).toList());
    }

    /** Quantiles of a year's scores of each peer, as in the table. */
    private static PooledQuantiles pooled(long seed) {
        List<Double> all = new ArrayList<>();
        for (int i = 0; i < SIBLINGS; i++) {
            wild(365, seed + i).judged(FilterSettings.daily()).stream()
                    .filter(day -> day.forecast().ready())
                    .forEach(day ->
                            all.add(day.forecast().normalScore(day.value().orElseThrow())));
        }
        Collections.sort(all);
        return new PooledQuantiles(PooledQuantiles.levels().stream()
                .map(level -> all.get((int) (level * (all.size() - 1))))
                .toList());
    }

    /** One reading in twenty-five lies five times as far off. */
    private static Series wild(int days, long seed) {
        Random random = new Random(seed);
        return Series.daily(days, i -> 1000 + 10 * random.nextGaussian() * (random.nextInt(25) == 0 ? 5 : 1));
    }

    /** Over the first readings with a forecast of new series. */
    private record Coverage(double share80, double share95, double share99) {

        static Coverage of(Function<Forecast, Forecast> shown) {
            int[] inside = new int[3];
            int all = 0;
            for (int i = 0; i < NEW_SERIES; i++) {
                List<Judgement> days = wild(FIRST_READINGS + 60, 1000 + i).judged(FilterSettings.daily()).stream()
                        .filter(day -> day.forecast().ready())
                        .limit(FIRST_READINGS)
                        .toList();
                for (Judgement day : days) {
                    Forecast forecast = shown.apply(day.forecast());
                    double value = day.value().orElseThrow();
                    inside[0] += forecast.interval(0.80).contains(value) ? 1 : 0;
                    inside[1] += forecast.interval(0.95).contains(value) ? 1 : 0;
                    inside[2] += forecast.interval(0.99).contains(value) ? 1 : 0;
                    all++;
                }
            }
            return new Coverage((double) inside[0] / all, (double) inside[1] / all, (double) inside[2] / all);
        }
    }
}
