package coop.minga.analytics.filter;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class ForecastTests {

    @Test
    void spreadsItsQuantilesAroundTheMean() {
        Forecast forecast = new Forecast(true, 10, 2, 10);
        assertThat(forecast.quantile(0.5)).isEqualTo(10);
        assertThat(forecast.quantile(0.975)).isCloseTo(10 + 2 * 2.2281, within(1e-3));
        Interval band = forecast.interval(0.95);
        assertThat(band.low()).isCloseTo(10 - 2 * 2.2281, within(1e-3));
        assertThat(band.contains(14.4)).isTrue();
        assertThat(band.contains(14.5)).isFalse();
    }

    @Test
    void staysWithinTheBoundsOfTheIndicator() {
        Forecast forecast = new Forecast(true, 1, 2, 10, 0, 0, 3);
        assertThat(forecast.interval(0.99)).isEqualTo(new Interval(0, 3));
    }

    @Test
    void isLopsidedOnABentScale() {
        Forecast forecast = new Forecast(true, 100, 0.3, 30, 1, 0, Double.POSITIVE_INFINITY);
        Interval band = forecast.interval(0.8);
        assertThat(band.high() - 100).isGreaterThan(1.2 * (100 - band.low()));
        assertThat(forecast.quantile(0.5)).isEqualTo(100);
    }

    @Test
    void measuresSurpriseInPowersOfTen() {
        Forecast forecast = new Forecast(true, 0, 1, 10);
        assertThat(forecast.surprise(2.2281)).isCloseTo(-Math.log10(0.05), within(1e-4));
        assertThat(forecast.surprise(0)).isZero();
        assertThat(forecast.surprise(1e200)).isEqualTo(Verdict.MOST_SURPRISE);
    }

    @Test
    void saysThatItIsNotReady() {
        assertThat(Forecast.notReady().ready()).isFalse();
        assertThatThrownBy(() -> Forecast.notReady().quantile(0.5)).hasMessageContaining("too little history");
    }
}
