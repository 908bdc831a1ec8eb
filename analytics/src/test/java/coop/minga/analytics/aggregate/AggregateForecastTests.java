package coop.minga.analytics.aggregate;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;

import coop.minga.analytics.filter.Seeds;
import coop.minga.analytics.filter.result.Interval;
import coop.minga.analytics.verdict.ForecastBand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Coverage of sums' bands, on simulated siblings with no, some or nearly all noise in common. */
class AggregateForecastTests {

    private static final int DAYS = 700;
    private static final int LEARNING = 120;
    private static final int SHORT = 155;
    private static final ComponentTree TREE = PeerSeries.tree(8);

    /** By seed, with half as much common noise as own. */
    private static final List<Map<Integer, Component>> PEERS = LongStream.rangeClosed(0, Seeds.COUNT)
            .mapToObj(seed -> PeerSeries.correlated(TREE, SHORT, 0.5, seed))
            .toList();

    /** Over 3 x 480 days: 2.5 standard errors are 2.6 and 1.4 points. */
    @ParameterizedTest(name = "common noise {0} times a part's own")
    @CsvSource({"0", "0.5", "2"})
    void holdWhatTheySayHoweverMuchSiblingsHaveInCommon(double common) {
        var found = new Coverage();
        for (long seed = 1; seed <= 3; seed++) {
            found.add(PeerSeries.correlated(TREE, DAYS, common, seed));
        }
        assertThat(found.share80()).isCloseTo(0.80, within(0.035));
        assertThat(found.share95()).isCloseTo(0.95, within(0.02));
        assertThat(found.meanWidth() / found.trueWidth(common)).isBetween(0.95, 1.25);
    }

    /** The formula's variance would cover six days in ten, not eight. */
    @Test
    void areWiderThanTheFormulaHasThem() {
        var day = PeerSeries.FIRST.plusDays(150);
        Seeds.hold(36, seed -> {
            var parts = PEERS.get((int) seed);
            var band = AggregateForecast.of(TREE, parts, day.minusDays(LEARNING), day, 0)
                    .get(day);
            assertThat(band).isNotNull();
            var variances = TREE.components().stream()
                    .mapToDouble(node -> Objects.requireNonNull(parts.get(node))
                            .estimate(day)
                            .variance())
                    .sum();
            assertThat(Component.estimate(band).variance()).isGreaterThan(1.5 * variances);
        });
    }

    /** While a component is away two weeks, the band covers the rest. */
    @Test
    void expectTheSumOfThoseWhoAreAtWorkWhileAPartIsAway() {
        var away = PeerSeries.FIRST.plusDays(150);
        var node = TREE.components().getFirst();
        var unit = PeerSeries.unit(
                "u0",
                "s0",
                PeerSeries.closedOn(EnumSet.noneOf(DayOfWeek.class), away, away.plusDays(1), away.plusDays(2)));
        var absent = PeerSeries.part(unit, TREE.indicator(node), SHORT, i -> 100 + i % 3);
        Seeds.hold(40, seed -> {
            var parts = new HashMap<>(PEERS.get((int) seed));
            parts.put(node, absent);
            var bands = AggregateForecast.of(TREE, parts, away.minusDays(LEARNING), away, 0);
            var before = Objects.requireNonNull(bands.get(away.minusDays(7)));
            var during = Objects.requireNonNull(bands.get(away));
            assertThat(before.median() - during.median()).isBetween(80.0, 120.0);
            assertThat(during.central99().contains(sum(parts, away))).isTrue();
        });
    }

    @Test
    void saysNothingOfPartsThatHaveTooLittleHistory() {
        var parts = PeerSeries.correlated(TREE, 5, 0, 1);
        assertThat(AggregateForecast.of(TREE, parts, PeerSeries.FIRST, PeerSeries.FIRST.plusDays(4), 7))
                .isEmpty();
    }

    @Test
    void lookAheadForAWeek() {
        var parts = PeerSeries.correlated(TREE, 200, 0, 1);
        var last = PeerSeries.FIRST.plusDays(199);
        assertThat(AggregateForecast.of(TREE, parts, last, last, 7).lastKey()).isEqualTo(last.plusDays(7));
    }

    /** The medians are zero; the means add up to 12. */
    @Test
    void expectWhatThirtySmallCountsAddUpTo() {
        var tree = PeerSeries.tree(30);
        var random = new Random(3);
        var parts = new HashMap<Integer, Component>();
        tree.components()
                .forEach(node -> parts.put(node, PeerSeries.part(tree, node, 250, day -> poisson(0.4, random))));
        var last = PeerSeries.FIRST.plusDays(249);
        var bands = AggregateForecast.of(tree, parts, last.minusDays(LEARNING), last, 7);
        assertThat(bands.values().stream()
                        .mapToDouble(ForecastBand::mean)
                        .average()
                        .orElseThrow())
                .isCloseTo(12, within(1.0));
        assertThat(bands.values()).allSatisfy(band -> assertThat(band.median()).isBetween(9.0, 15.0));
    }

    private static int poisson(double mean, Random random) {
        var limit = Math.exp(-mean);
        var count = -1;
        for (var product = 1.0; product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    private static double sum(Map<Integer, Component> parts, LocalDate day) {
        return parts.values().stream()
                .mapToDouble(part -> part.value(day).orElse(0))
                .sum();
    }

    /** Coverage and widths of the bands, after the days of learning. */
    private static final class Coverage {
        private int days;
        private int within80;
        private int within95;
        private double width;

        void add(Map<Integer, Component> parts) {
            var from = PeerSeries.FIRST.plusDays(100);
            var until = PeerSeries.FIRST.plusDays(DAYS - 1L);
            var bands = AggregateForecast.of(TREE, parts, from, until, 0);
            bands.tailMap(from.plusDays(LEARNING)).forEach((day, band) -> {
                days++;
                within80 += band.central80().contains(sum(parts, day)) ? 1 : 0;
                within95 += band.central95().contains(sum(parts, day)) ? 1 : 0;
                width += length(band.central80());
            });
        }

        double share80() {
            return (double) within80 / days;
        }

        double share95() {
            return (double) within95 / days;
        }

        double meanWidth() {
            return width / days;
        }

        /** The noise alone: eight components of deviation 2, and their common part. */
        double trueWidth(double common) {
            return 2 * 1.2816 * 2 * Math.sqrt(8 + 64 * common * common);
        }

        private static double length(Interval interval) {
            return interval.high() - interval.low();
        }
    }
}
