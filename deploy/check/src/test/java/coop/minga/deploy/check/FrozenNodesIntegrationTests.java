package coop.minga.deploy.check;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import coop.minga.deploy.standalone.EmbeddedBroker;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** A node frozen within a transaction, like a suspended machine, stops no other. */
@RealServices
final class FrozenNodesIntegrationTests {

    private static final Duration SHORT = Duration.ofSeconds(3);
    private final LocalDate yesterday =
            LocalDate.now(ZoneId.of("America/Santiago")).minusDays(1);

    @Test
    @Timeout(180)
    void whatANodeLockedThatStandsStillIsFreeForOthers(
            TestDatabase database, EmbeddedBroker broker, @TempDir Path folder) {
        try (var federation = new Installation(broker, database, folder)) {
            federation.set("minga.longest-pause", "1s");
            federation.startNode();
            var transaction = federation.part(TransactionTemplate.class);
            var freed = new AtomicBoolean();
            assertThatThrownBy(() -> transaction.executeWithoutResult(standing -> {
                        lockUnits(federation.part(JdbcClient.class));
                        CompletableFuture.runAsync(() -> lockUnits(federation.tables()))
                                .join();
                        freed.set(true);
                    }))
                    .isInstanceOf(TransactionException.class);
            assertThat(freed).isTrue();
        }
    }

    private static void lockUnits(JdbcClient tables) {
        tables.sql("select id from unit for update").query(String.class).list();
    }

    @Test
    @Tag("long")
    void anotherNodeRecordsAndJudgesWhatAFrozenOneHeld(
            TestDatabase database, EmbeddedBroker broker, @TempDir Path folder) throws Exception {
        try (var federation = new Installation(broker, database, folder);
                var agent = federation.bakery.startProcess()) {
            federation.set("minga.longest-pause", "2s");
            try (var first = federation.startAnalyticsProcess()) {
                drop(federation, yesterday.minusDays(1));
                eventually("recorded").until(() -> federation.count("statement") == 2);
                var hanging = FailingTable.hanging(federation.tables(), "report", SHORT, 1);
                drop(federation, yesterday);
                eventually("records").until(() -> hanging.attempts() == 1);
                first.freeze();
                try (var second = federation.startAnalyticsProcess()) {
                    eventually("recorded by another").until(() -> federation.count("statement") == 4);
                    first.thaw();
                    drop(federation, yesterday.minusDays(2));
                    eventually("judged")
                            .until(() -> federation.count("statement") == 6 && federation.count("dirty_series") == 0);
                    assertThat(second.said("ERROR")).isEmpty();
                }
            }
            assertThat(federation.count("report")).isEqualTo(3);
            agent.kill();
        }
    }

    private static void drop(Installation federation, LocalDate day) {
        federation.bakery.drop(day + ".csv", "day,bread,flour\n" + day + ",100,50\n");
    }

    private static ConditionFactory eventually(String what) {
        return await(what).atMost(Duration.ofSeconds(90));
    }
}
