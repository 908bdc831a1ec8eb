package coop.minga.analytics.filter;

import java.util.Arrays;

import coop.minga.analytics.filter.distribution.Mixture;
import coop.minga.analytics.filter.distribution.Normal;
import coop.minga.analytics.filter.ensemble.QuantileTracker;
import coop.minga.analytics.filter.result.Interval;
import coop.minga.analytics.filter.result.Verdict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class ForecastTests {

    private static final double[] UNCORRECTED =
            Arrays.stream(QuantileTracker.probabilities()).map(Normal::quantile).toArray();

    @Test
    void spreadsItsQuantilesAroundTheMiddle() {
        Forecast forecast = Forecast.student(10, 2, 10);
        assertThat(forecast.median()).isCloseTo(10, within(1e-6));
        assertThat(forecast.quantile(0.975)).isCloseTo(10 + 2 * 2.2281, within(0.02));
        Interval band = forecast.interval(0.95);
        assertThat(band.low()).isCloseTo(10 - 2 * 2.2281, within(0.02));
        assertThat(band.contains(14.4)).isTrue();
        assertThat(band.contains(14.6)).isFalse();
    }

    @Test
    void staysWithinTheBoundsOfTheIndicator() {
        Forecast forecast = Forecast.of(Mixture.of(1, 2, 10), UNCORRECTED, 0, 3);
        assertThat(forecast.interval(0.99)).isEqualTo(new Interval(0, 3));
    }

    /** A standard normal cut off at zero has mean 1 / sqrt(2 pi). */
    @Test
    void hasTheMeanOfWhatIsCutOffAtTheBounds() {
        Forecast forecast = Forecast.of(Mixture.of(0, 1, 1e6), UNCORRECTED, 0, Double.POSITIVE_INFINITY);
        assertThat(forecast.median()).isCloseTo(0, within(1e-6));
        assertThat(forecast.mean()).isCloseTo(0.3989, within(3e-3));
        assertThat(Forecast.student(10, 2, 3).mean()).isCloseTo(10, within(1e-9));
    }

    @Test
    void readsItsQuantilesWhereTheCalibrationPutsThem() {
        double[] wider = Arrays.stream(UNCORRECTED).map(score -> 2 * score).toArray();
        Forecast forecast =
                Forecast.of(Mixture.of(0, 1, 1e6), wider, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        assertThat(forecast.quantile(0.9)).isCloseTo(2 * 1.2815516, within(1e-5));
        assertThat(forecast.quantile(0.85)).isBetween(forecast.quantile(0.8), forecast.quantile(0.9));
        assertThat(forecast.quantile(0.999)).isGreaterThan(forecast.quantile(0.995));
    }

    @Test
    void measuresSurpriseInPowersOfTen() {
        Forecast forecast = Forecast.student(0, 1, 10);
        assertThat(forecast.tailSurprisal(2.2281)).isCloseTo(-Math.log10(0.05), within(0.01));
        assertThat(forecast.tailSurprisal(0)).isCloseTo(0, within(1e-12));
        assertThat(forecast.tailSurprisal(1e90)).isEqualTo(Verdict.MOST_SURPRISAL);
    }

    @Test
    void saysThatItIsNotReady() {
        assertThat(Forecast.notReady().ready()).isFalse();
        assertThatThrownBy(() -> Forecast.notReady().quantile(0.5)).hasMessageContaining("too little history");
    }
}
