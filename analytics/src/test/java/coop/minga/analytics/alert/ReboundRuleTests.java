package coop.minga.analytics.alert;

import java.time.Instant;
import java.time.LocalDate;

import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.filter.result.Classification;
import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.filter.result.Interval;
import coop.minga.analytics.filter.result.VerdictKind;
import coop.minga.analytics.verdict.ForecastBand;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReboundRuleTests {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 10);
    private static final ForecastBand EXPECTED =
            new ForecastBand(100, 100, new Interval(90, 110), new Interval(80, 120), new Interval(70, 130));
    private static final Instant NOW = Instant.parse("2026-11-11T12:00:00Z");

    @Test
    void aRiseToWhatWasExpectedLeadsBackFromAFall() {
        assertThat(ReboundRule.isRebound(to(80), EXPECTED)).isTrue();
        assertThat(ReboundRule.isRebound(to(120), EXPECTED)).isTrue();
    }

    @Test
    void aRiseBeyondTheForecastIsNoRebound() {
        assertThat(ReboundRule.isRebound(to(120.1), EXPECTED)).isFalse();
    }

    @Test
    void aFallBeyondTheForecastIsNoRebound() {
        assertThat(ReboundRule.isRebound(to(79.9), EXPECTED)).isFalse();
    }

    @Test
    void nothingLeadsBackToWhatNobodyCouldExpect() {
        assertThat(ReboundRule.isRebound(to(100), null)).isFalse();
    }

    @Test
    void onlyWhatGoesTheOtherWayLeadsBack() {
        var fall = alert(Direction.DOWN, AlertState.OPEN, null);
        assertThat(concerns(Direction.UP, 5, 5, fall)).isTrue();
        assertThat(concerns(Direction.DOWN, 5, 5, fall)).isFalse();
        assertThat(concerns(Direction.NONE, 5, 5, fall)).isFalse();
        assertThat(concerns(Direction.DOWN, 5, 5, alert(Direction.UP, AlertState.ACKNOWLEDGED, null)))
                .isTrue();
        assertThat(concerns(Direction.UP, 5, 5, alert(Direction.NONE, AlertState.OPEN, null)))
                .isFalse();
    }

    @Test
    void whatBeganBeforeLeadsNotBack() {
        var fall = alert(Direction.DOWN, AlertState.OPEN, null);
        assertThat(concerns(Direction.UP, -1, -1, fall)).isFalse();
        assertThat(concerns(Direction.UP, 2, -2, fall)).isFalse();
        assertThat(concerns(Direction.UP, 2, -1, fall)).isFalse();
        assertThat(concerns(Direction.UP, 2, 0, fall)).isTrue();
    }

    @Test
    void aSeriesMaySwingForThreeDaysAfterItsReturn() {
        var returned = alert(Direction.DOWN, AlertState.RECOVERED, DAY.plusDays(6));
        assertThat(concerns(Direction.UP, 9, 9, returned)).isTrue();
        assertThat(concerns(Direction.UP, 10, 10, returned)).isFalse();
    }

    @Test
    void reboundsFromANewNormalOnlyOnItsFirstDay() {
        var normal = alert(Direction.DOWN, AlertState.NEW_NORMAL, DAY.plusDays(6));
        assertThat(concerns(Direction.UP, 6, 6, normal)).isTrue();
        assertThat(concerns(Direction.UP, 7, 7, normal)).isFalse();
    }

    @Test
    void nothingLeadsBackFromWhatWasWithdrawn() {
        assertThat(concerns(Direction.UP, 1, 1, alert(Direction.DOWN, AlertState.RETRACTED, null)))
                .isFalse();
    }

    private static boolean concerns(Direction direction, int day, int onset, Alert earlier) {
        return ReboundRule.appliesTo(deviation(DAY.plusDays(day), DAY.plusDays(onset), direction, 100), earlier);
    }

    private static Deviation to(double value) {
        return deviation(DAY.plusDays(5), DAY.plusDays(5), Direction.UP, value);
    }

    /** Raised on the day, begun the day before. */
    private static Alert alert(Direction direction, AlertState state, @Nullable LocalDate lastDay) {
        return new Alert(
                new Alert.Origin(new AlertId(1), new UnitId("bakery"), new SeriesId(3), NOW),
                deviation(DAY, DAY.minusDays(1), direction, 40),
                Polarity.PAIN,
                new Handling(
                        state,
                        new Handling.LevelClock(new UnitId("bakery"), NOW, null),
                        null,
                        state.hasEnded() ? NOW : null,
                        lastDay),
                0);
    }

    private static Deviation deviation(LocalDate day, LocalDate onset, Direction direction, double value) {
        return new Deviation(
                day,
                new Classification(VerdictKind.LEVEL_STEP, direction, onset, 0.9),
                value,
                new Deviation.Expectation(40, new Interval(30, 50)),
                4,
                null);
    }
}
