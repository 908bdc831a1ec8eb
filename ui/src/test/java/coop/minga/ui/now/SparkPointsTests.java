package coop.minga.ui.now;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import coop.minga.analytics.filter.result.Interval;
import coop.minga.analytics.now.Sparkline;
import coop.minga.analytics.now.Sparkline.Day;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SparkPointsTests {

    @Test
    void drawsTheLeastValueAtTheBottomAndTheGreatestAtTheTop() {
        assertThat(SparkPoints.of(line(day(10.0), day(20.0), day(15.0)))).isEqualTo("0zV --- ---");
    }

    @Test
    void leavesGapsWhereThereIsNoValueOrForecast() {
        assertThat(SparkPoints.of(line(day(10.0), new Day(null, new Interval(10, 20)))))
                .isEqualTo("0- -0 -z");
    }

    @Test
    void isEmptyWithoutAnyValue() {
        assertThat(SparkPoints.of(line(new Day(null, new Interval(1, 2))))).isEmpty();
    }

    @Test
    void drawsASingleLevelInTheMiddle() {
        assertThat(SparkPoints.of(line(day(3.0), day(3.0)))).isEqualTo("VV -- --");
    }

    @Test
    void cutsOffTheWidestRangesSoThatTheyDoNotFlattenTheLine() {
        var days = IntStream.range(0, 60)
                .mapToObj(n ->
                        new Day(n % 2 == 0 ? 10.0 : 20.0, n == 7 ? new Interval(-1000, 1000) : new Interval(10, 20)))
                .toList();
        assertThat(SparkPoints.of(new Sparkline(days))).startsWith("0z0z0z");
    }

    @Test
    void needsLessThanTwoHundredBytesForSixtyDays() {
        var days = Collections.nCopies(60, new Day(10.0, new Interval(9, 11)));
        assertThat(SparkPoints.of(new Sparkline(days))).hasSizeLessThan(200);
    }

    private static Sparkline line(Day... days) {
        return new Sparkline(List.of(days));
    }

    private static Day day(double value) {
        return new Day(value, null);
    }
}
