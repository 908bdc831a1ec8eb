package coop.minga.deploy.check;

import java.lang.management.ManagementFactory;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.pipeline.JudgingLimits;
import coop.minga.analytics.series.SuspendedSeries;
import coop.minga.analytics.series.SuspendedSeriesStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** A slow, endless or often corrected series delays no other (I9, I4). */
@RealServices
final class SlowSeriesIntegrationTests extends TestBakery {

    private static final Duration BUDGET = Duration.ofMillis(200);
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

    private Indicator cakes;
    private SuspendedSeriesStore putAside;

    @BeforeEach
    void mark() {
        cakes = bakery.indicators.of(JudgedBakery.BAKERY).getLast();
        putAside = new SuspendedSeriesStore(bakery.jdbc);
        bakery.state(bread, JudgedBakery.TODAY.minusDays(5), 1000, 1001, 1002, 1003, 1004);
        bakery.state(cakes, JudgedBakery.TODAY.minusDays(5), 5, 6, 7, 5, 6);
        bakery.marks.markWhole(List.of(bread.series()));
        bakery.marks.markWhole(List.of(cakes.series()));
    }

    @Test
    void aSlowSeriesIsSuspendedWithItsReasonAndTheOthersAreJudged() {
        judging(series -> burn(series.equals(bread.series()) ? BUDGET.plusMillis(20) : Duration.ZERO));
        assertOnlyBreadIsSuspended();
        assertThat(putAside.latest(1).getFirst().reason()).doesNotContain("single day");
    }

    @Test
    void aSeriesOnWhichTheFilterFailsIsSuspendedAtOnceWithTheReason() {
        bakery.state(bread, JudgedBakery.TODAY, 1e300);
        judging(series -> {});
        assertThat(putAside.latest(10)).singleElement().satisfies(aside -> {
            assertThat(aside.series()).isEqualTo(bread.series());
            assertThat(aside.reason())
                    .startsWith("the filter failed: java.lang.IllegalArgumentException: value 1.0E300");
        });
        assertThat(bakery.judged(cakes)).hasSize(5);
        assertThat(bakery.waiting(10)).isEmpty();
    }

    @Test
    void oneThatDoesNotEndIsLeftAndTheOthersAreJudged() {
        var over = new AtomicBoolean();
        judging(series -> {
            while (series.equals(bread.series()) && !over.get()) {
                Thread.onSpinWait();
            }
        });
        over.set(true);
        assertOnlyBreadIsSuspended();
    }

    @Test
    void aSuspendedSeriesWaitsWithNewReadingsAndIsRetriedAfterACorrection() {
        judging(series -> burn(series.equals(bread.series()) ? BUDGET.plusMillis(20) : Duration.ZERO));
        bakery.state(bread, JudgedBakery.TODAY, 1010);
        bakery.marks.mark(Map.of(bread.series(), JudgedBakery.TODAY));
        assertThat(bakery.waiting(10)).isEmpty();
        bakery.state(bread, JudgedBakery.TODAY.minusDays(3), 999);
        bakery.marks.mark(Map.of(bread.series(), JudgedBakery.TODAY.minusDays(3)));
        assertThat(bakery.waiting(10)).containsExactly(bread.series());
        judging(series -> {});
        assertThat(putAside.count()).isZero();
        assertThat(bakery.marks.count()).isZero();
        assertThat(bakery.judged(bread)).hasSize(6).isEqualTo(bakery.judgedFromScratch(bread));
    }

    @Test
    void aSuspendedSeriesIsRetriedByAnotherVersionOfTheFilter() {
        judging(series -> burn(series.equals(bread.series()) ? BUDGET.plusMillis(20) : Duration.ZERO));
        bakery.marks.mark(putAside.ofAnotherVersion(bakery.judge.version()));
        assertThat(bakery.waiting(10)).isEmpty();
        bakery.marks.mark(putAside.ofAnotherVersion(bakery.judge.version() + 1));
        assertThat(bakery.waiting(10)).containsExactly(bread.series());
    }

    @Test
    void whoRecordsDoesNotWaitForTheJudgingAndWhatWasMarkedMeanwhileIsJudgedAgain() {
        var marked = new AtomicBoolean(true);
        judging(series -> {
            if (series.equals(bread.series()) && marked.get()) {
                marked.set(endsMeanwhile(() -> bakery.marks.markWhole(List.of(series))));
            }
        });
        assertThat(marked).isTrue();
        assertThat(bakery.waiting(10)).containsExactly(bread.series());
        assertThat(bakery.judged(bread)).hasSize(5);
    }

    @Test
    void aMarkThatWasSetAgainIsNotClearedWithTheEarlierOne() {
        var series = bread.series();
        var claimed =
                bakery.transaction.execute(status -> bakery.marks.claim(series).orElseThrow());
        bakery.marks.clear(claimed);
        bakery.marks.markWhole(List.of(series));
        bakery.marks.clear(claimed);
        assertThat(putAside.add(claimed, bakery.judge.version(), "slow")).isFalse();
        assertThat(bakery.waiting(10)).contains(series);
    }

    @Test
    void aNodeThatStandsStillWhileAlertsFollowKeepsTheSeriesNoLongerThanAnythingElse() {
        bakery.state(bread, JudgedBakery.TODAY.minusDays(90), JudgedBakery.steady(90));
        bakery.state(bread, JudgedBakery.TODAY, 300);
        bakery.marks.markWhole(List.of(bread.series()));
        Set<String> judging = ConcurrentHashMap.newKeySet();
        Set<String> following = ConcurrentHashMap.newKeySet();
        bakery.judging(
                        new JudgingLimits(400, LONG_ENOUGH),
                        series -> judging.add(longestPause()),
                        (alert, event) -> following.add(longestPause()))
                .judgeChanged(bakery.units::tree, () -> {});
        assertThat(judging).containsExactly("15min");
        assertThat(following).containsExactly(longestPause());
    }

    @Test
    void judgesNoMoreWhileTooManyThreadsAreLeftAndGoesOnWhenOneHasEnded() {
        var over = new AtomicBoolean();
        var five = bakery.siblings(5);
        var judging = bakery.judging(new JudgingLimits(400, BUDGET), series -> {
            while (!series.equals(five.getLast().series()) && !over.get()) {
                Thread.onSpinWait();
            }
        });
        bakery.jdbc.sql("delete from dirty_series").update();
        five.forEach(each -> bakery.state(each, JudgedBakery.TODAY, 1000));
        bakery.marks.markWhole(five.stream().map(Indicator::series).toList());
        assertThatThrownBy(() -> judging.judgeChanged(bakery.units::tree, () -> {}))
                .hasMessageContaining("this node judges no more until one of them ends");
        assertThat(bakery.waiting(10)).containsExactly(five.getLast().series());
        over.set(true);
        await().atMost(LONG_ENOUGH).ignoreExceptions().until(() -> judging.judgeChanged(bakery.units::tree, () -> {}));
        assertThat(bakery.judged(five.getLast())).hasSize(1);
    }

    @Test
    void announcesWhatWasCommittedBeforeTheDatabaseBecameUnavailable() {
        var begun = ConcurrentHashMap.<SeriesId>newKeySet();
        var announced = new AtomicInteger();
        var judging = bakery.judging(new JudgingLimits(400, LONG_ENOUGH), series -> {
            begun.add(series);
            if (begun.size() > 1) {
                throw new CannotGetJdbcConnectionException("away", new SQLTransientConnectionException("away"));
            }
        });
        assertThatThrownBy(() -> judging.judgeChanged(bakery.units::tree, announced::incrementAndGet))
                .isInstanceOf(CannotGetJdbcConnectionException.class);
        assertThat(bakery.waiting(10)).hasSize(1);
        assertThat(announced).hasValue(1);
    }

    /** Whether the act ends in another thread while judging waits. */
    private static boolean endsMeanwhile(Runnable act) {
        return CompletableFuture.runAsync(act)
                .handle((nothing, fault) -> fault == null)
                .completeOnTimeout(false, LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    private void assertOnlyBreadIsSuspended() {
        assertThat(putAside.latest(10)).singleElement().satisfies(aside -> {
            assertThat(aside.series()).isEqualTo(bread.series());
            assertThat(aside.unit()).isEqualTo(JudgedBakery.BAKERY);
            assertThat(aside.reason()).contains("of the processor");
        });
        assertThat(putAside.latest(10)).extracting(SuspendedSeries::indicator).containsExactly("bread");
        assertThat(bakery.judged(cakes)).hasSize(5);
        assertThat(bakery.waiting(10)).isEmpty();
    }

    private String longestPause() {
        return bakery.jdbc
                .sql("show idle_in_transaction_session_timeout")
                .query(String.class)
                .single();
    }

    private void judging(Consumer<SeriesId> eachDay) {
        bakery.judging(new JudgingLimits(400, BUDGET), eachDay).judgeChanged(bakery.units::tree, () -> {});
    }

    /** Uses the processor for this time. */
    private static void burn(Duration time) {
        var threads = ManagementFactory.getThreadMXBean();
        var end = threads.getCurrentThreadCpuTime() + time.toNanos();
        while (threads.getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
    }
}
