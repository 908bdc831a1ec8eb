package coop.minga.deploy.standalone;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import coop.minga.analytics.outage.Outage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A full disk ends neither process nor data; work resumes afterwards. */
final class FullDiskIntegrationTests {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int MEGABYTES = 160;
    private static final String PADDING =
            "insert into padding select repeat(md5(piece::text), 30) from generate_series(1, 200) as piece";

    @Test
    void nothingAcknowledgedIsLostAndAllGoesOnWhenThereIsRoom(@TempDir Path folder) throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder, MEGABYTES, FullDiskIntegrationTests.class);
                EmbeddedDatabase database = EmbeddedDatabase.start(DatabaseSettings.in(folder.resolve("database")));
                BrokerProcess broker = BrokerProcess.start(folder.resolve("broker"))) {
            DiskWatch watch = new DiskWatch(folder);
            addUsers(broker.access());
            List<String> acknowledged = new ArrayList<>(List.of(report("before")));
            send(broker, report("before"));
            execute(database, "create table kept as select 1 as number", "create table padding (text text)");
            assertThat(watch.get()).isEmpty();

            disk.fill();
            assertThat(watch.get()).contains(Outage.DISK_FULL);
            ProcessHandle first = broker.process();
            CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> send(broker, report("meanwhile")));
            await().atMost(PATIENCE).until(() -> !first.isAlive());
            int confirmed = commitUntilRefused(database);

            disk.makeRoom();
            assertThat(watch.get()).isEmpty();
            assertThat(waiting).succeedsWithin(PATIENCE);
            acknowledged.add(report("meanwhile"));
            await().atMost(PATIENCE).ignoreExceptions().until(() -> {
                execute(database, "insert into kept values (0)");
                return true;
            });

            assertThat(count(database)).isEqualTo(confirmed + 2);
            assertThat(Reporter.read(broker.access(), "recorder", "recorder-secret", "minga"))
                    .containsExactlyInAnyOrderElementsOf(acknowledged);
        }
    }

    private static void addUsers(BrokerAccess broker) {
        try (BrokerAdministration administration = broker.administration()) {
            administration.addReporter("weavers", "weavers-secret");
            administration.addRecorder("recorder", "recorder-secret", "minga");
        }
    }

    /** Too long for the rest of a log page. */
    private static String report(String text) {
        return text + " ".repeat(200_000);
    }

    private static void send(BrokerProcess broker, String report) {
        try {
            Reporter.send(broker.access(), "weavers", "weavers-secret", Map.of("weavers", report));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns the number of commits before the first refusal. */
    private static int commitUntilRefused(EmbeddedDatabase database) {
        for (int confirmed = 0; ; confirmed++) {
            try {
                execute(database, "insert into kept values (" + confirmed + ")", PADDING);
            } catch (SQLException refused) {
                assertThat(Outage.of(refused)).as(refused.getMessage()).isPresent();
                return confirmed;
            }
        }
    }

    private static void execute(EmbeddedDatabase database, String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        }
    }

    private static int count(EmbeddedDatabase database) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from kept")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
