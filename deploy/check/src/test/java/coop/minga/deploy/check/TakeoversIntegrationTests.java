package coop.minga.deploy.check;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Partition ownership and offsets over failures of nodes, broker and database. */
@RealServices
final class TakeoversIntegrationTests extends TestFederation {

    @Test
    void takesItsPartitionsAsSoonAsTheDatabaseLetsIt() {
        federation.sendAndAwait(federation.bakery.signed(federation.bakery.report(1, "bread", MONDAY, 100)));
        var sabotage = FailingTable.of(federation.tables(), "consumer_offset", 2);
        federation.restart();
        await("refused twice and taken").until(() -> sabotage.attempts() > 2);
        federation.sendAndAwait(
                federation.bakery.signed(federation.bakery.report(2, "bread", MONDAY.plusDays(1), 110)));
        assertThat(federation.values("bakery")).containsExactly(100.0, 110.0);
    }

    @Test
    void leavesTheGroupWhenItIsStoppedWhileTheDatabaseHangs() {
        federation.sendAndAwait(federation.bakery.signed(federation.bakery.report(1, "bread", MONDAY, 100)));
        var hanging = FailingTable.hanging(federation.tables(), "report", Duration.ofSeconds(12));
        try (var log = CapturedLog.of("coop.minga.analytics.pipeline")) {
            federation.send(federation.bakery.signed(federation.bakery.report(2, "bread", MONDAY.plusDays(1), 110)));
            await("hanging").until(() -> hanging.attempts() > 0);
            federation.stopNodes();
            assertThat(log.said("minga-record still waits for an answer")).isTrue();
        }
        hanging.callOff();
        federation.startNode();
        federation.sendAndAwait(
                federation.bakery.signed(federation.bakery.report(3, "bread", MONDAY.plusDays(2), 120)));
        assertThat(federation.values("bakery")).containsExactly(100.0, 110.0, 120.0);
    }

    @Test
    void readsOnWhereTheBrokerStandsWhenItsLogWasCutOff() {
        federation.sendAndAwait(federation.bakery.signed(federation.bakery.report(1, "bread", MONDAY, 100)));
        federation
                .tables()
                .sql("update consumer_offset set next_offset = 1000000, epoch = epoch + 1")
                .update();
        federation.restart();
        federation.sendAndAwait(
                federation.bakery.signed(federation.bakery.report(2, "bread", MONDAY.plusDays(1), 110)));
        assertThat(federation
                        .tables()
                        .sql("select count(*) from consumer_offset where next_offset between 1 and 999999")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(federation.values("bakery")).containsExactly(100.0, 110.0);
    }

    @Test
    void reacquiresALostPartition() {
        federation.sendAndAwait(federation.bakery.signed(federation.bakery.report(1, "bread", MONDAY, 100)));
        federation.tables().sql("update consumer_offset set epoch = epoch + 1").update();
        var stolen = epochs();
        federation.sendAndAwait(
                federation.bakery.signed(federation.bakery.report(2, "bread", MONDAY.plusDays(1), 110)));
        assertThat(epochs()).allSatisfy((partition, epoch) -> assertThat(epoch).isGreaterThan(stolen.get(partition)));
        assertThat(federation.values("bakery")).containsExactly(100.0, 110.0);
        assertThat(federation.count("report")).isEqualTo(2);
    }

    @Test
    void writesNothingWhileAnotherNodeHoldsThePartition() {
        federation.sendAndAwait(federation.bakery.signed(federation.bakery.report(1, "bread", MONDAY, 100)));
        federation.tables().sql("update consumer_offset set epoch = epoch + 1").update();
        var takeovers = FailingTable.ofColumn(federation.tables(), "consumer_offset", "epoch");
        var before = federation.contents();
        try (var log = CapturedLog.of("coop.minga.analytics.pipeline")) {
            federation.send(federation.bakery.signed(federation.bakery.report(2, "bread", MONDAY.plusDays(1), 110)));
            await("fenced").until(() -> log.said("was taken by another node"));
        }
        await("refused").atMost(Duration.ofSeconds(30)).until(() -> takeovers.attempts() > 0);
        assertThat(federation.contents()).isEqualTo(before);
        takeovers.callOff();
        federation.awaitCount("report", 2);
        assertThat(federation.values("bakery")).containsExactly(100.0, 110.0);
    }

    @Test
    void recordsOnWhenTheDatabaseHasCutAllItsConnections() {
        federation.sendAndAwait(federation.bakery.signed(federation.bakery.report(1, "bread", MONDAY, 100)));
        assertThat(federation.tables().sql("""
                        select count(pg_terminate_backend(pid)) from pg_stat_activity
                        where datname = current_database() and pid <> pg_backend_pid()
                        """).query(Long.class).single()).isPositive();
        federation.sendAndAwait(
                federation.bakery.signed(federation.bakery.report(2, "bread", MONDAY.plusDays(1), 110)));
        assertThat(federation.values("bakery")).containsExactly(100.0, 110.0);
        assertThat(federation.count("statement")).isEqualTo(2);
    }

    private Map<Integer, Long> epochs() {
        return federation
                .tables()
                .sql("select partition, epoch from consumer_offset")
                .query((row, number) -> Map.entry(row.getInt("partition"), row.getLong("epoch")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
