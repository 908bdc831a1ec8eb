package coop.minga.analytics.alert;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import coop.minga.analytics.filter.result.Classification;
import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.filter.result.Interval;
import coop.minga.analytics.filter.result.Verdict;
import coop.minga.analytics.filter.result.VerdictKind;
import coop.minga.analytics.verdict.ForecastBand;
import coop.minga.analytics.verdict.JudgedDay;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WorseningRuleTests {

    private static final LocalDate FIRST = LocalDate.of(2026, 11, 2);
    private static final ForecastBand EXPECTED =
            new ForecastBand(100, 100, new Interval(90, 110), new Interval(80, 120), new Interval(70, 130));

    private final List<JudgedDay> since = new ArrayList<>();

    @Test
    void theDaysOfTheSameFallAreReportedOnce() {
        odd(50, Direction.DOWN);
        odd(55, Direction.DOWN);
        odd(45, Direction.DOWN);
        assertThat(further()).isEmpty();
    }

    @Test
    void aMuchDeeperFallIsReported() {
        odd(50, Direction.DOWN);
        odd(29, Direction.DOWN);
        odd(28, Direction.DOWN);
        assertThat(further()).containsExactly(29.0);
    }

    @Test
    void aSecondFallAfterAQuietDayIsReportedAtAnyDepth() {
        odd(50, Direction.DOWN);
        quiet(100);
        odd(52, Direction.DOWN);
        odd(53, Direction.DOWN);
        assertThat(further()).containsExactly(52.0);
    }

    @Test
    void aDayOfTheSameFallThatIsNotFlaggedAgainIsNoQuietDay() {
        quiet(51);
        odd(52, Direction.DOWN);
        assertThat(further()).isEmpty();
    }

    @Test
    void aDayWithoutAReadingIsNoQuietDay() {
        since.add(new JudgedDay(next(), null, EXPECTED, null));
        odd(52, Direction.DOWN);
        assertThat(further()).isEmpty();
    }

    @Test
    void whatGoesTheOtherWayIsAnotherAlertsAffair() {
        quiet(100);
        odd(400, Direction.UP);
        assertThat(further()).isEmpty();
    }

    private List<Double> further() {
        var first = new Deviation(
                FIRST,
                new Classification(VerdictKind.LEVEL_STEP, Direction.DOWN, FIRST, 0.9),
                50.0,
                new Deviation.Expectation(EXPECTED.median(), EXPECTED.central80()),
                5,
                null);
        return WorseningRule.of(first, since).stream().map(Deviation::value).toList();
    }

    private void odd(double value, Direction direction) {
        day(
                value,
                new Verdict(new Classification(VerdictKind.TRANSIENT, direction, next(), 0.9), 5, 1e-5, false, true));
    }

    private void quiet(double value) {
        day(value, new Verdict(new Classification(VerdictKind.STEADY, Direction.NONE, next(), 1), 0, 1, true, false));
    }

    private void day(double value, Verdict verdict) {
        since.add(new JudgedDay(next(), value, EXPECTED, verdict));
    }

    private LocalDate next() {
        return FIRST.plusDays(since.size() + 1L);
    }
}
