package coop.minga.deploy.standalone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Ended servers restart; those of a killed process end with it. */
final class SupervisedServersIntegrationTests {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Test
    void theBrokerIsStartedAgainWithWhatItHad(@TempDir Path folder) throws Exception {
        try (BrokerProcess broker = BrokerProcess.start(folder)) {
            try (BrokerAdministration administration = broker.access().administration()) {
                administration.addReporter("weavers", "weavers-secret");
                administration.addRecorder("recorder", "recorder-secret", "minga");
            }
            Reporter.send(broker.access(), "weavers", "weavers-secret", Map.of("weavers", "before"));

            ProcessHandle first = broker.process();
            first.destroyForcibly();
            await().atMost(PATIENCE).until(() -> !broker.process().equals(first));

            Reporter.send(broker.access(), "weavers", "weavers-secret", Map.of("weavers", "after"));
            assertThat(Reporter.read(broker.access(), "recorder", "recorder-secret", "minga"))
                    .containsExactly("before", "after");
        }
    }

    @Test
    void theDatabaseIsStartedAgainOnItsPort(@TempDir Path folder) throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(DatabaseSettings.in(folder))) {
            ProcessHandle first = postmaster(folder);
            first.destroyForcibly();
            first.onExit().get();

            await().atMost(PATIENCE).ignoreExceptions().until(() -> answers(database));
            assertThat(postmaster(folder)).isNotEqualTo(first);
        }
        assertThat(folder.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void theServersOfAKilledProcessEnd(@TempDir Path folder) throws Exception {
        Process parent = OtherProcess.start(folder);
        List<ProcessHandle> servers = List.of(postmaster(folder.resolve("database")), brokerOf(folder));
        assertThat(servers).allMatch(ProcessHandle::isAlive);

        parent.destroyForcibly();

        await().atMost(PATIENCE).until(() -> servers.stream().noneMatch(ProcessHandle::isAlive));
    }

    private static boolean answers(EmbeddedDatabase database) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password())) {
            return connection.isValid(1);
        }
    }

    private static ProcessHandle postmaster(Path folder) throws Exception {
        return OrphanedServer.pidFile(folder.toRealPath().resolve("postgres"))
                .running()
                .orElseThrow();
    }

    private static ProcessHandle brokerOf(Path folder) throws Exception {
        String pid = Files.readString(folder.resolve("broker/broker.pid"));
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }
}
