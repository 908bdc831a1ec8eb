package coop.minga.deploy.check;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.pipeline.JudgingLimits;
import coop.minga.analytics.pipeline.JudgingScheduler;
import coop.minga.analytics.series.DirtySeries;
import coop.minga.analytics.series.SuspendedSeriesStore;
import coop.minga.analytics.series.WaitingSeries;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.fail;

/** Corrections of one unit do not delay other units (I4). */
@RealServices
final class FairShareIntegrationTests extends TestBakery {

    private static final LocalDate TODAY = JudgedBakery.TODAY;
    private static final int MANY = 100_000;
    private static final int AT_ONCE = 256;
    private static final int JUST_FEW = 50;
    private static final Duration A_WHILE = Duration.ofMinutes(1);

    @Test
    void unitsTakeTurnsHoweverManyMarksOneOfThemHas() {
        var others = bakery.siblings(50).stream().map(Indicator::series).toList();
        markMany(JudgedBakery.BAKERY);
        bakery.marks.markWhole(others);
        bakery.jdbc.sql("analyze").update();
        var waiting = bakery.marks.waiting(null, AT_ONCE);
        assertThat(waiting.subList(0, 51)).extracting(WaitingSeries::series).containsAll(others);
        assertThat(waiting.subList(51, waiting.size()))
                .extracting(WaitingSeries::unit)
                .containsOnly(JudgedBakery.BAKERY);
        assertThat(bakery.marks.waiting(JudgedBakery.BAKERY, AT_ONCE).subList(0, 50))
                .extracting(WaitingSeries::series)
                .containsExactlyInAnyOrderElementsOf(others);
        assertThat(bakery.marks.waiting(new UnitId("bakery-9"), 51).getFirst().unit())
                .isEqualTo(JudgedBakery.BAKERY);
    }

    @Test
    void marksThatAreNotReadyTakeNoTurnHoweverManyUnitsHaveThem() {
        var series = bakery.siblings(10).stream().map(Indicator::series).toList();
        bakery.marks.markWhole(series);
        series.subList(0, 4).forEach(each -> bakery.marks.postpone(each, A_WHILE));
        series.subList(4, 8).forEach(this::suspendWithANewReading);
        assertThat(bakery.waiting(3)).containsExactlyElementsOf(series.subList(8, 10));
        series.forEach(each -> bakery.marks.leaveToReplay(claimed(each), TODAY));
        series.subList(0, 8).forEach(each -> bakery.marks.postponeReplay(each, A_WHILE));
        assertThat(bakery.marks.waitingReplays(null, 3))
                .extracting(WaitingSeries::series)
                .containsExactlyElementsOf(series.subList(8, 10));
    }

    @Test
    void aMarkOfANodeOfTheVersionBeforeWaitsAmongThoseOfItsUnit() {
        bakery.jdbc
                .sql("insert into dirty_series (series, from_day) values (:series, :day)")
                .param("series", bread.series().value())
                .param("day", TODAY)
                .update();
        assertThat(bakery.marks.waiting(null, 1))
                .containsExactly(new WaitingSeries(bread.series(), JudgedBakery.BAKERY));
    }

    @Test
    void aRoundEndsBeforeTheSeriesWithMoreDaysThanAreLeftOfIt() {
        var three = bakery.siblings(3);
        three.forEach(each -> bakery.state(each, TODAY.minusDays(20), JudgedBakery.steady(20)));
        var series = three.stream().map(Indicator::series).toList();
        bakery.marks.markWhole(series);
        var judging = bakery.judging(new JudgingLimits(30, A_WHILE), each -> {});
        for (var judged = 1; judged <= 3; judged++) {
            judging.judgeChanged(bakery.units::tree, () -> {});
            assertThat(bakery.waiting(10)).containsExactlyInAnyOrderElementsOf(series.subList(judged, 3));
        }
    }

    @Test
    void aFaultPostponesEitherTheReplayOrTheNewDay() {
        leaveToReplayWithANewDay();
        var failing = few(series -> {
            throw new IllegalStateException("a fault of the filter");
        });
        failing.replay(bakery.units::tree, () -> {});
        assertThat(bakery.waitingReplays()).isEmpty();
        assertThat(bakery.waiting(10)).containsExactly(bread.series());
        bakery.jdbc.sql("update dirty_series set replay_at = now()").update();
        failing.judgeChanged(bakery.units::tree, () -> {});
        assertThat(bakery.waitingReplays()).containsExactly(bread.series());
        assertThat(bakery.waiting(10)).isEmpty();
    }

    @Test
    void aSeriesThatKeepsFailingIsSuspendedWithTheReason() {
        leaveToReplayWithANewDay();
        var failing = few(series -> {
            throw new IllegalStateException("a fault of the filter");
        });
        for (int i = 0; i < 10; i++) {
            assertThat(reasons()).isEmpty();
            bakery.jdbc.sql("update dirty_series set marked_at = now()").update();
            failing.judgeChanged(bakery.units::tree, () -> {});
        }
        assertThat(reasons())
                .containsExactly("it failed 10 times in a row: java.lang.IllegalStateException: a fault of the filter");
    }

    @Test
    void aReplayWhoseAlertMovedMeanwhileDelaysNoNewDay() {
        bakery.live(bread, TODAY.minusDays(90), JudgedBakery.steady(90));
        bakery.live(bread, TODAY, 300);
        correct(80, 500);
        var judging = few(series -> {});
        judging.judgeChanged(bakery.units::tree, () -> {});
        judging.replay(bakery.units::tree, () -> {});
        letNoAlertBeSaved();
        judging.replay(bakery.units::tree, () -> {});
        assertThat(bakery.waitingReplays()).containsExactly(bread.series());
        correct(0, 310);
        judging.judgeChanged(bakery.units::tree, () -> {});
        assertThat(bakery.waiting(10)).containsExactly(bread.series());
    }

    @Test
    void aNewDayIsJudgedFromTheStoredStateWhileAnOldCorrectionWaits() {
        bakery.live(bread, TODAY.minusDays(90), JudgedBakery.steady(90));
        bakery.state(bread, TODAY.minusDays(80), 500);
        bakery.state(bread, TODAY, 1001);
        bakery.marks.mark(Map.of(bread.series(), TODAY.minusDays(80)));
        var judging = bakery.judging(new JudgingLimits(50, Duration.ofMinutes(1)), series -> {});
        var before = bakery.judged(bread);
        judging.judgeChanged(bakery.units::tree, () -> {});
        assertThat(bakery.judged(bread))
                .hasSize(91)
                .startsWith(before.subList(0, 87).toArray(String[]::new));
        assertThat(bakery.waiting(10)).isEmpty();
        assertThat(bakery.waitingReplays()).containsExactly(bread.series());
        while (judging.replay(bakery.units::tree, () -> {})) {
            assertThat(bakery.waiting(10)).isEmpty();
        }
        assertThat(bakery.marks.count()).isZero();
        assertThat(bakery.judged(bread)).isEqualTo(bakery.judgedFromScratch(bread));
    }

    @Test
    void aNewDayWaitsForAtMostOneRoundOfAnotherUnitsCorrectionOf27Years() {
        var milk = bakery.indicators.of(JudgedBakery.DAIRY).getFirst().series();
        bakery.live(
                bakery.indicators.of(JudgedBakery.DAIRY).getFirst(), TODAY.minusDays(500), JudgedBakery.steady(500));
        correctTheYear2000(31);
        var days = new ArrayList<SeriesId>();
        var judging = bakery.judging(JudgingLimits.USUAL, series -> {
            days.add(series);
            if (days.size() == 700) {
                stateMilk(TODAY);
            } else if (days.size() == 1500) {
                stateMilk(TODAY.minusDays(490));
            }
        });
        for (var rounds = 0; days.size() < 2500; rounds++) {
            assertThat(rounds).isLessThan(100);
            judging.replay(bakery.units::tree, () -> {});
            judging.judgeChanged(bakery.units::tree, () -> {});
        }
        assertThat(days.subList(700, 700 + JudgingLimits.USUAL.days() + 1)).contains(milk);
        assertThat(days.subList(1500, 1500 + JudgingLimits.USUAL.days() + 1)).contains(milk);
    }

    @Test
    void aReplayIsShownAtOnceAtItsEndAndAlertsDoNotWaitForIt() {
        bakery.live(bread, TODAY.minusDays(200), JudgedBakery.steady(200));
        correct(195, 500);
        var judging = few(series -> {});
        judging.judgeChanged(bakery.units::tree, () -> {});
        var shown = bakery.judged(bread);
        var rounds = 0;
        for (; rounds < 4; rounds++) {
            assertThat(bakery.judged(bread)).isEqualTo(shown);
            judging.replay(bakery.units::tree, () -> fail("shown before its end"));
        }
        report(TODAY, 300);
        judging.judgeChanged(bakery.units::tree, () -> {});
        assertThat(bakery.judged(bread))
                .startsWith(shown.subList(0, 197).toArray(String[]::new))
                .hasSize(201);
        assertThat(bakery.alerts.openOf(bread.series())).hasSize(1);
        var told = new AtomicInteger();
        judging.replay(bakery.units::tree, told::incrementAndGet);
        assertThat(told).hasValue(1);
        assertThat(bakery.alerts.openOf(bread.series())).hasSize(1);
        assertThat(bakery.marks.count()).isZero();
        assertThat(bakery.count("replay_state") + bakery.count("replayed_day")).isZero();
        assertThat(bakery.judged(bread)).isEqualTo(bakery.judgedFromScratch(bread));
    }

    @Test
    void aCorrectionBehindAReplayTakesItBack() {
        bakery.live(bread, TODAY.minusDays(200), JudgedBakery.steady(200));
        correct(195, 500);
        few(series -> {}).judgeChanged(bakery.units::tree, () -> {});
        few(series -> {}).replay(bakery.units::tree, () -> {});
        few(series -> {}).replay(bakery.units::tree, () -> {});
        correct(150, 400);
        judgeAll();
        assertThat(bakery.judged(bread)).isEqualTo(bakery.judgedFromScratch(bread));
    }

    @Test
    void theNextPartSettlesTheLastDaysOfTheOneBefore() {
        bakery.live(bread, TODAY.minusDays(200), JudgedBakery.steady(200));
        correct(195, 990);
        for (var lastOfAPart : List.of(151, 101, 51)) {
            correct(lastOfAPart, 300);
        }
        judgeAll();
        assertThat(bakery.judged(bread)).isEqualTo(bakery.judgedFromScratch(bread));
    }

    /** The days with kept states are shifted by series number: one of 28 has one on a corrected day that ends a part. */
    @Test
    void theNextPartSettlesTheLastDaysWhereverTheSeriesKeepsItsStates() {
        for (var each : bakery.siblings(28)) {
            bread = each;
            bakery.live(bread, TODAY.minusDays(110), JudgedBakery.steady(110));
            correct(105, 990);
            correct(61, 300);
            correct(11, 300);
            judgeAll(52);
            assertThat(bakery.judged(bread)).as("series %s", bread.series()).isEqualTo(bakery.judgedFromScratch(bread));
        }
    }

    @Test
    void aReplayInPartsEqualsOneRunDespiteChangesMeanwhile() {
        for (var each : bakery.siblings(4)) {
            bread = each;
            endsAsOneRun(each.series().value());
        }
    }

    /** New readings, corrections and kills in random order. */
    private void endsAsOneRun(long seed) {
        var random = new Random(seed);
        bakery.live(bread, TODAY.minusDays(150), JudgedBakery.steady(150));
        var today = TODAY;
        for (var step = 0; step < 60; step++) {
            switch (random.nextInt(8)) {
                case 0 -> correct(random.nextInt(150), 900 + random.nextInt(200));
                case 1 -> {
                    report(today, 990 + random.nextInt(20));
                    today = today.plusDays(1 + random.nextInt(3));
                }
                case 2, 3 -> few(series -> {}).judgeChanged(bakery.units::tree, () -> {});
                case 4 -> killed(random.nextInt(JUST_FEW));
                default -> few(series -> {}).replay(bakery.units::tree, () -> {});
            }
        }
        judgeAll();
        report(today, 1000);
        judgeAll();
        assertThat(bakery.judged(bread)).as("seed %d", seed).isEqualTo(bakery.judgedFromScratch(bread));
    }

    /** Throws an error that no code catches on some day, so the transaction rolls back. */
    private void killed(int afterDays) {
        var days = new AtomicInteger();
        var judging = few(series -> {
            if (days.getAndIncrement() == afterDays) {
                throw new AssertionError("killed");
            }
        });
        assertThatCode(() -> judging.replay(bakery.units::tree, () -> {}))
                .satisfiesAnyOf(
                        nothing -> assertThat(nothing).isNull(),
                        killed -> assertThat(killed).hasMessage("killed"));
    }

    private void judgeAll() {
        judgeAll(JUST_FEW);
    }

    private void judgeAll(int daysOfAPart) {
        for (var rounds = 0; bakery.marks.count() > 0; rounds++) {
            assertThat(rounds).isLessThan(100);
            limited(daysOfAPart, series -> {}).judgeChanged(bakery.units::tree, () -> {});
            limited(daysOfAPart, series -> {}).replay(bakery.units::tree, () -> {});
        }
    }

    /** Simulates a concurrent change of the alert. */
    private void letNoAlertBeSaved() {
        bakery.jdbc.sql("""
                        create function changed_meanwhile() returns trigger language plpgsql as
                        'begin return null; end'
                        """).update();
        bakery.jdbc.sql("""
                        create trigger changed_meanwhile before update on alert
                        for each row execute function changed_meanwhile()
                        """).update();
    }

    /** The reasons of suspended series. */
    private List<String> reasons() {
        return bakery.jdbc
                .sql("select reason from suspended_series")
                .query(String.class)
                .list();
    }

    private void leaveToReplayWithANewDay() {
        bakery.live(bread, TODAY.minusDays(90), JudgedBakery.steady(90));
        correct(80, 990);
        few(series -> {}).judgeChanged(bakery.units::tree, () -> {});
        report(TODAY, 1001);
    }

    private void suspendWithANewReading(SeriesId series) {
        assertThat(new SuspendedSeriesStore(bakery.jdbc).add(claimed(series), bakery.judge.version(), "slow"))
                .isTrue();
        bakery.marks.mark(Map.of(series, TODAY));
    }

    private DirtySeries claimed(SeriesId series) {
        return Objects.requireNonNull(
                bakery.transaction.execute(status -> bakery.marks.claim(series).orElseThrow()));
    }

    private JudgingScheduler few(Consumer<SeriesId> eachDay) {
        return limited(JUST_FEW, eachDay);
    }

    /** Like a restarted node. */
    private JudgingScheduler limited(int most, Consumer<SeriesId> eachDay) {
        return bakery.judging(new JudgingLimits(most, Duration.ofMinutes(1)), eachDay);
    }

    private void correct(int daysAgo, double value) {
        report(TODAY.minusDays(daysAgo), value);
    }

    private void report(LocalDate day, double value) {
        bakery.state(bread, day, value);
        bakery.marks.mark(Map.of(bread.series(), day));
    }

    private void correctTheYear2000(int series) {
        var first = LocalDate.of(2000, 1, 1);
        addIndicators(JudgedBakery.BAKERY, series);
        var corrected = bakery.indicators.of(JudgedBakery.BAKERY).stream()
                .filter(each -> each.definition().code().value().startsWith("code"))
                .toList();
        corrected.forEach(each -> bakery.state(each, first, JudgedBakery.steady(9920)));
        bakery.marks.mark(corrected.stream().collect(Collectors.toMap(Indicator::series, each -> first)));
    }

    /** Runs on its own thread, like the recorder. */
    private void stateMilk(LocalDate day) {
        CompletableFuture.runAsync(() -> {
                    var milk = bakery.indicators.of(JudgedBakery.DAIRY).getFirst();
                    bakery.state(milk, day, 1000);
                    bakery.marks.mark(Map.of(milk.series(), day));
                })
                .join();
    }

    /** Marks more series than a real unit has. */
    private void markMany(UnitId unit) {
        addIndicators(unit, MANY);
        bakery.jdbc.sql("""
                        insert into dirty_series (series, unit, from_day) select series, unit, :day from indicator
                        where unit = :unit and code like 'code%'
                        """).param("unit", unit.value()).param("day", TODAY).update();
    }

    private void addIndicators(UnitId unit, int many) {
        bakery.jdbc.sql("""
                        insert into indicator (unit, code, names, measure, measure_names, nature, good_direction,
                                               recovery_hours)
                        select :unit, 'code' || number, '{"en": "Code"}', 'kg', '{}', 'FLOW', 'UP', 24
                        from generate_series(1, :many) as number
                        """).param("unit", unit.value()).param("many", many).update();
    }
}
