package coop.minga.deploy.check;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import coop.minga.deploy.standalone.DatabaseSettings;
import coop.minga.deploy.standalone.EmbeddedBroker;
import coop.minga.deploy.standalone.EmbeddedBrokerSettings;
import coop.minga.deploy.standalone.EmbeddedDatabase;
import coop.minga.deploy.standalone.FreePort;
import coop.minga.ingest.contract.ReportCodec;
import coop.minga.ingest.contract.UnreadableReportException;
import coop.minga.ingest.spool.SpoolException;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Agent and analytics processes, killed with SIGKILL during work, or left waiting. */
@RealServices
final class KilledProcessesIntegrationTests {

    private static final int ROUNDS = 5;
    private static final int FILES_A_ROUND = 12;
    private static final int DAYS_A_FILE = 4;

    private final LocalDate yesterday = LocalDate.now(Cooperative.ZONE).minusDays(1);

    @Test
    void whatWasAcknowledgedIsStoredOnceHoweverOftenAgentAndAnalyticsAreKilled(
            TestDatabase database, EmbeddedBroker broker, @TempDir Path folder) throws Exception {
        try (var federation = new Installation(broker, database, folder)) {
            var agent = federation.bakery.startProcess();
            var analytics = federation.startAnalyticsProcess();
            try {
                for (var round = 0; round < ROUNDS; round++) {
                    var spooled = spooled(federation.bakery);
                    var stored = federation.count("statement");
                    dropFiles(federation.bakery, round);
                    if (round % 2 == 0) {
                        inTheMiddle("files are taken up").until(() -> spooled(federation.bakery) > spooled);
                        agent.kill();
                        agent = federation.bakery.startProcess();
                    } else {
                        inTheMiddle("reports are recorded").until(() -> federation.count("statement") > stored);
                        analytics.kill();
                        analytics = federation.startAnalyticsProcess();
                    }
                }
                awaitEverythingJudged(federation);
            } finally {
                agent.kill();
                analytics.kill();
            }
            assertThat(stored(federation)).containsExactlyInAnyOrderElementsOf(acknowledged(federation.bakery));
            assertThat(stored(federation)).containsExactlyInAnyOrderElementsOf(dropped());
        }
    }

    @Test
    void aSecondNodeTakesOverWhatTheKilledOneRead(TestDatabase database, EmbeddedBroker broker, @TempDir Path folder)
            throws Exception {
        try (var federation = new Installation(broker, database, folder);
                var agent = federation.bakery.startProcess();
                var first = federation.startAnalyticsProcess()) {
            dropFiles(federation.bakery, 0);
            inTheMiddle("the first node records").until(() -> federation.count("statement") > 0);
            try (var second = federation.startAnalyticsProcess()) {
                for (var round = 1; round < ROUNDS - 1; round++) {
                    dropFiles(federation.bakery, round);
                }
                inTheMiddle("the second node reads")
                        .until(() -> !second.said("Reading").isEmpty());
                first.kill();
                dropFiles(federation.bakery, ROUNDS - 1);
                awaitEverythingJudged(federation);
            }
            agent.kill();
            assertThat(stored(federation)).containsExactlyInAnyOrderElementsOf(acknowledged(federation.bakery));
            assertThat(stored(federation)).containsExactlyInAnyOrderElementsOf(dropped());
        }
    }

    @Test
    void aNodeWithoutItsDatabaseSaysSoOnceAndGoesOnWhenItIsThere(
            TestDatabase database, EmbeddedBroker broker, @TempDir Path folder) throws Exception {
        var place = new DatabaseSettings(Optional.of(folder.resolve("database")), FreePort.or(0));
        String url;
        String password;
        try (var before = EmbeddedDatabase.start(place)) {
            url = before.url();
            password = before.password();
        }
        try (var federation = new Installation(broker, database, folder)) {
            federation.set("spring.datasource.url", url);
            federation.set("spring.datasource.username", "postgres");
            federation.set("spring.datasource.password", password);
            try (var node = federation.startAnalyticsProcess()) {
                eventually("says what is missing").until(() -> !node.said(url).isEmpty());
                eventually("tries again")
                        .during(Duration.ofSeconds(5))
                        .until(() -> node.said("ERROR").size() == 1);
                assertThat(node.said("ERROR").getFirst())
                        .contains("The database at " + url + " cannot be reached", "Start it", "nothing is lost");
                try (var database2 = EmbeddedDatabase.start(place)) {
                    eventually("goes on")
                            .until(() -> !node.said("The database answers").isEmpty());
                    eventually("reads reports")
                            .until(() -> !node.said("Reading 4 partitions").isEmpty());
                    assertThat(node.said("ERROR")).hasSize(1);
                    node.kill();
                    assertThat(database2.url()).isEqualTo(url);
                }
            }
        }
    }

    @Test
    void aNodeThatWaitsForItsDatabaseEndsWhenItIsAsked(
            TestDatabase database, EmbeddedBroker broker, @TempDir Path folder) throws Exception {
        try (var federation = new Installation(broker, database, folder)) {
            federation.set("spring.datasource.url", "jdbc:postgresql://127.0.0.1:" + FreePort.or(0) + "/minga");
            try (var node = federation.startAnalyticsProcess()) {
                eventually("waits").until(() -> !node.said("Waiting for it").isEmpty());
                assertThat(node.endsWhenAsked(Duration.ofMinutes(1))).isTrue();
            }
        }
    }

    @Test
    void agentAndNodeWithoutTheirBrokerSaySoOnceAndGoOnWhenItIsThere(TestDatabase database, @TempDir Path folder)
            throws Exception {
        var place = new EmbeddedBrokerSettings(Optional.of(folder.resolve("broker")), FreePort.or(0), 4);
        var before = EmbeddedBroker.start(place);
        try (var federation = new Installation(before, database, folder)) {
            before.close();
            dropFiles(federation.bakery, 0);
            try (var agent = federation.bakery.startProcess();
                    var node = federation.startAnalyticsProcess()) {
                eventually("the agent says what is missing")
                        .until(() -> !agent.said("cannot be reached").isEmpty());
                eventually("the node says what is missing")
                        .until(() -> !node.said("cannot be reached").isEmpty());
                eventually("files are spooled").until(() -> spooled(federation.bakery) == FILES_A_ROUND);
                assertThat(federation.bakery.status().words().problem())
                        .contains("cannot be reached", "kafka.bootstrap_servers");
                try (var after = EmbeddedBroker.start(place)) {
                    eventually("everything arrives").until(federation.bakery::done);
                    eventually("everything is recorded")
                            .until(() -> federation.count("statement") == 2L * FILES_A_ROUND * DAYS_A_FILE);
                    assertThat(after.bootstrapServers()).isEqualTo(before.bootstrapServers());
                    assertThat(agent.said("cannot be reached")).hasSize(1);
                    assertThat(node.said("cannot be reached")).hasSize(1);
                    agent.kill();
                    node.kill();
                }
            }
        }
    }

    @Test
    void anAgentWhoseLinkIsSilentSaysSoOnceAndSendsOnceWhenItWorks(
            TestDatabase database, EmbeddedBroker broker, @TempDir Path folder) throws Exception {
        var before = RunningFederation.emptyTopic(broker);
        try (var federation = new Installation(broker, database, folder);
                var link = LoopbackProxy.ofBroker(broker.bootstrapServers());
                var log = CapturedLog.of("coop.minga.ingest.publish")) {
            link.swallowEverything();
            federation.connectBakery(broker, link.address());
            try (var _ = federation.bakery.start()) {
                dropFiles(federation.bakery, 0);
                eventually("gives up").until(() -> log.said("cannot be reached or does not answer"));
                var tried = link.swallowed();
                eventually("tries again").until(() -> link.swallowed() > tried + 1);
                assertThat(federation.bakery.status().reports().waiting()).isEqualTo(FILES_A_ROUND);
                assertThat(federation.bakery.status().words().problem()).contains("does not answer");
                assertThat(log.lines())
                        .filteredOn(line -> line.contains("Reports stay in the spool"))
                        .hasSize(1);
                link.work();
                eventually("everything arrives").until(federation.bakery::done);
                eventually("takes the problem back")
                        .until(() ->
                                federation.bakery.status().words().problem().isEmpty());
            }
        }
        assertThat(sum(RunningFederation.emptyTopic(broker)) - sum(before)).isEqualTo(FILES_A_ROUND);
    }

    private static long sum(Map<TopicPartition, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }

    private void awaitEverythingJudged(Installation federation) {
        eventually("everything arrives").until(federation.bakery::done);
        eventually("everything is recorded")
                .until(() -> federation.count("statement") >= dropped().size());
        eventually("everything is judged").until(() -> federation.count("dirty_series") == 0);
        assertThat(federation.count("judged_day")).isEqualTo(dropped().size());
    }

    private void dropFiles(AgentDirectory place, int round) {
        for (var file = 0; file < FILES_A_ROUND; file++) {
            var text = new StringBuilder("day,bread,flour\n");
            first(round, file)
                    .datesUntil(first(round, file).plusDays(DAYS_A_FILE))
                    .forEach(day -> text.append(day)
                            .append(',')
                            .append(value("bread", day))
                            .append(',')
                            .append(value("flour", day))
                            .append('\n'));
            place.drop("round-" + round + "-file-" + file + ".csv", text.toString());
        }
    }

    private LocalDate first(int round, int file) {
        return yesterday
                .minusDays((long) ROUNDS * FILES_A_ROUND * DAYS_A_FILE - 1)
                .plusDays((long) (round * FILES_A_ROUND + file) * DAYS_A_FILE);
    }

    private static double value(String indicator, LocalDate day) {
        return new CsvHistory(indicator, 1000).value(day);
    }

    private List<Said> dropped() {
        var all = new ArrayList<Said>();
        first(0, 0).datesUntil(yesterday.plusDays(1)).forEach(day -> {
            all.add(new Said("bread", day, value("bread", day)));
            all.add(new Said("flour", day, value("flour", day)));
        });
        return all;
    }

    /** The number of spooled reports; 0 before the spool exists. */
    private static long spooled(AgentDirectory place) {
        try {
            return place.status().reports().spooled();
        } catch (SpoolException notMadeYet) {
            return 0;
        }
    }

    /** Acknowledged statements of the agent's spool. */
    private static List<Said> acknowledged(AgentDirectory place) throws SQLException, UnreadableReportException {
        var all = new ArrayList<Said>();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + place.spool());
                var query = connection.createStatement();
                var reports = query.executeQuery("select payload from report where acknowledged_at is not null")) {
            while (reports.next()) {
                ReportCodec.decode(reports.getBytes(1))
                        .statements()
                        .forEach(each -> all.add(new Said(each.indicator().value(), each.day(), each.value())));
            }
        }
        return all;
    }

    private static List<Said> stored(Installation federation) {
        return federation
                .tables()
                .sql("select code, day, value from statement join indicator using (series)")
                .query((row, number) ->
                        new Said(row.getString("code"), row.getObject("day", LocalDate.class), row.getDouble("value")))
                .list();
    }

    /** Polls so often that the following act happens during the work. */
    private static ConditionFactory inTheMiddle(String what) {
        return eventually(what).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5));
    }

    private static ConditionFactory eventually(String what) {
        return await(what).atMost(Duration.ofMinutes(2)).ignoreExceptionsInstanceOf(SpoolException.class);
    }

    private record Said(String indicator, LocalDate day, double value) {}
}
