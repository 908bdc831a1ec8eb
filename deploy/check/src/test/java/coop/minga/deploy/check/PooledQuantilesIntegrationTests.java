package coop.minga.deploy.check;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.verdict.JudgedDay;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A young series is shown with borrowed quantiles, judged without them, and replayed exactly (I3, I4, I6). */
@RealServices
final class PooledQuantilesIntegrationTests extends TestBakery {

    private static final int HISTORY = 160;
    private static final int SIBLINGS = 10;
    private static final LocalDate FIRST = JudgedBakery.TODAY.minusDays(HISTORY);
    private static final LocalDate TODAY = JudgedBakery.TODAY;

    @Test
    void lendsWhatSiblingsCameToToAYoungSeries() {
        wildSiblings(SIBLINGS, 1);
        assertThat(bakery.poolQuantiles()).isTrue();
        live(60, 60);
        assertThat(judged()).anyMatch(day -> day.bands().pooled() != null).allSatisfy(day -> {
            if (day.bands().pooled() != null && day.band() != null) {
                assertThat(day.bands().pooled().central99().high())
                        .isGreaterThan(day.band().central99().high());
                assertThat(day.shown()).isEqualTo(day.bands().pooled());
            }
        });
        assertThat(usesOf(bread)).containsExactly("FLOW bread kg");
    }

    @Test
    void noOtherUnitsReadingsReachWhatIsSaidOfAReadingNorItsAlerts() {
        var cakes = bakery.indicators.of(JudgedBakery.BAKERY).getLast();
        eventful(cakes);
        var alone = said(cakes);
        wildSiblings(SIBLINGS, 1);
        assertThat(bakery.poolQuantiles()).isTrue();
        eventful(bread);
        assertThat(judged()).anyMatch(day -> day.bands().pooled() != null);
        assertThat(said(bread)).isEqualTo(alone).anyMatch(line -> line.startsWith("alert"));
    }

    @Test
    void keepsItsFirstVersionAfterLaterTables() {
        var siblings = wildSiblings(SIBLINGS, 1);
        bakery.poolQuantiles();
        live(70, 50);
        var before = bakery.judged(bread);
        for (var each : siblings) {
            state(each, TODAY, wild(30, 5, 9));
        }
        bakery.clock.move(Duration.ofDays(8));
        assertThat(bakery.poolQuantiles()).isTrue();
        assertThat(bakery.judgedFromScratch(bread)).isEqualTo(before);
        bakery.state(bread, TODAY.minusDays(40), 1500);
        bakery.judge(bread, TODAY.minusDays(40));
        assertThat(bakery.judged(bread)).isNotEqualTo(before).isEqualTo(bakery.judgedFromScratch(bread));
    }

    @Test
    void leavesAsItWasWhatWasShownBeforeThereWasATable() {
        live(90, 60);
        var before = bakery.judged(bread);
        wildSiblings(SIBLINGS, 1);
        bakery.poolQuantiles();
        bakery.state(bread, TODAY.minusDays(30), JudgedBakery.steady(31));
        bakery.judge(bread, TODAY.minusDays(30));
        assertThat(bakery.judged(bread)).startsWith(before.subList(0, 57).toArray(String[]::new));
        assertThat(judged().stream().filter(day -> day.bands().pooled() != null).map(JudgedDay::day))
                .first()
                .isEqualTo(TODAY.minusDays(30));
        assertThat(bakery.judgedFromScratch(bread)).isEqualTo(bakery.judged(bread));
    }

    @Test
    void poolsNeitherTooFewUnitsNorTooFewSeries() {
        wildSiblings(4, 1);
        assertThat(bakery.poolQuantiles()).isTrue();
        assertThat(pools()).isEmpty();
        live(60, 60);
        assertThat(judged()).allMatch(day -> day.bands().pooled() == null);
    }

    @Test
    void makesATableOnceAWeekHoweverManyNodesTick() throws Exception {
        wildSiblings(SIBLINGS, 1);
        assertThat(together(bakery::poolQuantiles, 6)).containsOnlyOnce(true);
        bakery.clock.move(Duration.ofDays(6));
        assertThat(bakery.poolQuantiles()).isFalse();
        bakery.clock.move(Duration.ofDays(2));
        assertThat(together(bakery::poolQuantiles, 6)).containsOnlyOnce(true);
        assertThat(pools())
                .containsExactly("EVERYTHING", "EVERYTHING", "FLOW", "FLOW", "FLOW bread kg", "FLOW bread kg");
    }

    @Test
    void looksAgainADayLaterWhereThereWasNothingToPool() {
        assertThat(bakery.poolQuantiles()).isTrue();
        assertThat(bakery.poolQuantiles()).isFalse();
        bakery.clock.move(Duration.ofDays(1).plusMinutes(1));
        assertThat(bakery.poolQuantiles()).isTrue();
    }

    private List<Indicator> wildSiblings(int count, long seed) {
        var siblings = bakery.siblings(count);
        for (var i = 0; i < count; i++) {
            state(siblings.get(i), FIRST, wild(HISTORY, 4, seed + i));
        }
        return siblings;
    }

    private void state(Indicator indicator, LocalDate first, double... values) {
        bakery.state(indicator, first, values);
        bakery.judge(indicator, first);
    }

    /** One reading in twenty deviates several times as far. */
    private static double[] wild(int days, double far, long seed) {
        var random = new Random(seed);
        return random.doubles(days)
                .map(each -> 1000 + 10 * random.nextGaussian() * (each < 0.05 ? far : 1))
                .toArray();
    }

    private void live(int daysAgo, int days) {
        state(bread, TODAY.minusDays(daysAgo), JudgedBakery.steady(days));
    }

    /** A history, then a fall, its rebound and a step. */
    private void eventful(Indicator indicator) {
        var values = JudgedBakery.steady(80);
        for (var i = 60; i < 80; i++) {
            values[i] += i < 63 ? -300 : i < 70 ? 0 : 200;
        }
        bakery.live(indicator, TODAY.minusDays(70), Arrays.copyOf(values, 58));
        for (var i = 58; i < 80; i++) {
            bakery.live(indicator, TODAY.minusDays(70 - i), values[i]);
        }
    }

    /** Everything that depends on the series alone. */
    private List<String> said(Indicator indicator) {
        var lines = new ArrayList<String>();
        judged(indicator).forEach(day -> lines.add(day.day() + " " + day.band() + " " + day.verdict()));
        lines.addAll(bakery.jdbc
                .sql("""
                        select 'alert ' || concat_ws(' ', day, onset, kind, direction, value, median, low, high, state,
                                                     deadline, closed_at, last_day)
                        from alert where series = :series order by id
                        """)
                .param("series", indicator.series().value())
                .query(String.class)
                .list());
        return lines;
    }

    private List<JudgedDay> judged() {
        return judged(bread);
    }

    private List<JudgedDay> judged(Indicator indicator) {
        return bakery.judgedDays.between(indicator.series(), FIRST.minusYears(1), TODAY.plusYears(1));
    }

    private List<String> pools() {
        return bakery.jdbc
                .sql("select peer_group from pooled_quantiles order by peer_group collate \"C\"")
                .query(String.class)
                .list();
    }

    private List<String> usesOf(Indicator indicator) {
        return bakery.jdbc
                .sql("select peer_group from borrowed_quantiles where series = :series")
                .param("series", indicator.series().value())
                .query(String.class)
                .list();
    }

    private static List<Boolean> together(Callable<Boolean> step, int nodes) throws Exception {
        try (var executor = Executors.newFixedThreadPool(nodes)) {
            var made = new ArrayList<Boolean>();
            for (var each : executor.invokeAll(Collections.nCopies(nodes, step))) {
                made.add(each.get());
            }
            return made;
        }
    }
}
