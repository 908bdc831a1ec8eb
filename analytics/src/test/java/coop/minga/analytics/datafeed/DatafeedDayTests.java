package coop.minga.analytics.datafeed;

import java.time.LocalDate;

import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.filter.result.Interval;
import coop.minga.analytics.verdict.ForecastBand;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DatafeedDayTests {

    private static final ForecastBand BAND =
            new ForecastBand(100, 100, new Interval(90, 110), new Interval(85, 115), new Interval(80, 120));

    @Test
    void liesOnASideOfWhatWasExpectedOrWithinIt() {
        assertThat(day(111.0, BAND).side()).isEqualTo(Direction.UP);
        assertThat(day(89.0, BAND).side()).isEqualTo(Direction.DOWN);
        assertThat(day(90.0, BAND).side()).isEqualTo(Direction.NONE);
    }

    @Test
    void isNeitherWithoutAReadingOrWithoutAForecast() {
        assertThat(day(null, BAND).side()).isEqualTo(Direction.NONE);
        assertThat(day(1.0, null).side()).isEqualTo(Direction.NONE);
    }

    @Test
    void aRevisionWithoutValueIsAWithdrawal() {
        var day = LocalDate.of(2026, 11, 23);
        assertThat(new DatafeedDay(day, null, 1, BAND, false, false, null).valueWithdrawn())
                .isTrue();
        assertThat(new DatafeedDay(day, 90.0, 1, BAND, false, false, null).valueWithdrawn())
                .isFalse();
        assertThat(day(null, BAND).valueWithdrawn()).isFalse();
    }

    private static DatafeedDay day(@Nullable Double value, @Nullable ForecastBand band) {
        return new DatafeedDay(LocalDate.of(2026, 11, 23), value, 0, band, false, false, null);
    }
}
