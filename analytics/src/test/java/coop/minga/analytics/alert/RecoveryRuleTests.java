package coop.minga.analytics.alert;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import coop.minga.analytics.filter.result.Classification;
import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.filter.result.Interval;
import coop.minga.analytics.filter.result.Verdict;
import coop.minga.analytics.filter.result.VerdictKind;
import coop.minga.analytics.verdict.ForecastBand;
import coop.minga.analytics.verdict.JudgedDay;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RecoveryRuleTests {

    private static final LocalDate FIRST = LocalDate.of(2026, 11, 2);
    private static final ForecastBand EXPECTED =
            new ForecastBand(100, 100, new Interval(90, 110), new Interval(80, 120), new Interval(70, 130));

    private static final Deviation SHIFT = deviation(VerdictKind.LEVEL_STEP, 140);

    @Test
    void returnsWithThreeOfTheLastFourInTheBand() {
        assertThat(returned(140.0, 100.0, 105.0, 95.0)).isTrue();
        assertThat(returned(100.0, 140.0, 105.0, 95.0)).isTrue();
    }

    @Test
    void waitsWhileOnlyTwoOfFourAreIn() {
        assertThat(returned(140.0, 100.0, 140.0, 95.0)).isFalse();
    }

    @Test
    void looksAtTheLastFourOnly() {
        assertThat(returned(100.0, 100.0, 140.0, 140.0, 100.0, 140.0)).isFalse();
        assertThat(returned(140.0, 140.0, 100.0, 100.0, 100.0)).isTrue();
    }

    @Test
    void staysRecoveredFromTheFirstDayOn() {
        var days = judged(List.of(100.0, 101.0, 99.0, 140.0, 140.0), EXPECTED);
        assertThat(RecoveryRule.recoveredOn(SHIFT, days, carriedForward(days))).contains(FIRST.plusDays(2));
    }

    @Test
    void needsThreeReadings() {
        assertThat(returned(100.0, 100.0)).isFalse();
    }

    @Test
    void passesOverDaysWithoutAReading() {
        assertThat(returned(100.0, null, 100.0, null, 100.0)).isTrue();
    }

    @Test
    void comparesWithTheForecastOfBeforeTheOnsetNotWithWhatTheFilterLearned() {
        var learned =
                new ForecastBand(200, 200, new Interval(190, 210), new Interval(180, 220), new Interval(170, 230));
        var days = judged(List.of(200.0, 201.0, 199.0, 200.0), learned);
        assertThat(RecoveryRule.recoveredOn(SHIFT, days, carriedForward(days))).isEmpty();
    }

    @Test
    void whatWasStuckReturnsWithOtherValuesOnly() {
        var stuck = deviation(VerdictKind.STUCK, 101);
        var still = judged(List.of(101.0, 101.0, 101.0, 101.0, 99.0, 98.0), EXPECTED);
        assertThat(RecoveryRule.recoveredOn(stuck, still, carriedForward(still)))
                .isEmpty();
        var other = judged(List.of(101.0, 101.0, 99.0, 98.0, 101.0, 100.0), EXPECTED);
        assertThat(RecoveryRule.recoveredOn(stuck, other, carriedForward(other)))
                .contains(FIRST.plusDays(5));
    }

    private static Deviation deviation(VerdictKind kind, double value) {
        var day = FIRST.minusDays(1);
        return new Deviation(
                day,
                new Classification(kind, Direction.NONE, day, 0.9),
                value,
                new Deviation.Expectation(EXPECTED.median(), EXPECTED.central80()),
                3,
                null);
    }

    private static boolean returned(@Nullable Double... values) {
        var days = judged(Arrays.asList(values), EXPECTED);
        return RecoveryRule.recoveredOn(SHIFT, days, carriedForward(days)).isPresent();
    }

    private static Map<LocalDate, ForecastBand> carriedForward(List<JudgedDay> days) {
        return days.stream().collect(Collectors.toMap(JudgedDay::day, day -> EXPECTED));
    }

    private static List<JudgedDay> judged(List<@Nullable Double> values, ForecastBand band) {
        var days = new ArrayList<JudgedDay>();
        for (var value : values) {
            var day = FIRST.plusDays(days.size());
            var verdict = value == null
                    ? null
                    : new Verdict(new Classification(VerdictKind.STEADY, Direction.NONE, day, 1), 0, 1, true, false);
            days.add(new JudgedDay(day, value, band, verdict));
        }
        return days;
    }
}
