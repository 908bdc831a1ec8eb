package coop.minga.deploy.check;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import javax.sql.DataSource;

import coop.minga.deploy.standalone.EmbeddedBroker;
import coop.minga.ingest.contract.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The topic is deleted and recreated during reading. Offsets restart at 0; no record is confused (I1). */
@RealServices
final class RecreatedTopicIntegrationTests extends TestFederation {

    private static final int FEWER = 3;
    private static final int MORE = 8;

    @Test
    void isReadFromItsBeginningAndPutsItsOwnRecordsAside(EmbeddedBroker broker) throws Exception {
        for (var number = 1; number <= FEWER; number++) {
            federation.send(federation.bakery.record(new byte[] {1, 2, 3}, Map.of()));
        }
        federation.sendAndAwait(federation.bakery.signed(federation.bakery.report(1, "bread", MONDAY, 100)));
        assertThat(federation.count("quarantine")).isEqualTo(FEWER);
        var log = CapturedLog.of("coop.minga.analytics.recorder.TopicRetention");
        recreateUnseen(broker);

        for (var number = 1; number <= MORE; number++) {
            federation.send(federation.bakery.record(new byte[] {4, 5, 6}, Map.of()));
        }
        federation.send(federation.bakery.signed(federation.bakery.report(3, "bread", MONDAY.plusDays(2), 120)));
        await("read as another topic")
                .atMost(Duration.ofSeconds(30))
                .until(() -> byTopic().size() == 2 && byTopic().getLast().equals((long) MORE));
        await("recorded").until(() -> federation.countOf(federation.bakery, "report") == 3);
        federation.awaitJudged();
        assertThat(federation.values("bakery")).containsExactly(100.0, 110.0, 120.0);
        await("says that the new one is not made as it should be")
                .until(() -> log.said("keeps reports for ever and any number of bytes, expected 90 days"));
        log.close();
    }

    /** The database blocks the reader, so its client does not notice. */
    private void recreateUnseen(EmbeddedBroker broker) throws Exception {
        try (var connection = federation.part(DataSource.class).getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table report in share mode");
            federation.send(federation.bakery.signed(federation.bakery.report(2, "bread", MONDAY.plusDays(1), 110)));
            await("the reader waits")
                    .until(() ->
                            federation.tables().sql("""
                            select exists (select from pg_stat_activity
                                           where datname = current_database() and wait_event_type = 'Lock')
                            """).query(Boolean.class).single());
            recreate(broker);
            connection.rollback();
        }
    }

    /** Quarantined records of each topic, fewest first. */
    private List<Long> byTopic() {
        return federation
                .tables()
                .sql("select count(*) as records from quarantine group by topic_id order by records")
                .query(Long.class)
                .list();
    }

    private static void recreate(EmbeddedBroker broker) throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(broker.administratorSettings())) {
            var described = admin.describeTopics(List.of(Topics.REPORTS))
                    .allTopicNames()
                    .get();
            var partitions = Objects.requireNonNull(described.get(Topics.REPORTS))
                    .partitions()
                    .size();
            admin.deleteTopics(List.of(Topics.REPORTS)).all().get();
            var again = new NewTopic(Topics.REPORTS, Optional.of(partitions), Optional.empty())
                    .configs(Map.of(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime"));
            await("made again").until(() -> created(admin, again));
        }
    }

    /** False while the broker still deletes the old topic. */
    private static boolean created(Admin admin, NewTopic topic) throws InterruptedException, ExecutionException {
        try {
            admin.createTopics(List.of(topic)).all().get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw e;
        }
    }
}
