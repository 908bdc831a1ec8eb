package coop.minga.deploy.standalone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Kills the embedded PostgreSQL during commits and checks the confirmed ones. */
final class ConfirmedCommitsIntegrationTests {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int TRIALS = 2;
    private static final int CLIENTS = 3;
    private static final int COMMITS_BEFORE_THE_KILL = 1_000;

    private final Set<Integer> confirmed = new ConcurrentSkipListSet<>();

    @Test
    void isThereAfterAKill(@TempDir Path folder) throws Exception {
        for (int trial = 0; trial < TRIALS; trial++) {
            int first = trial * 10_000_000;
            try (EmbeddedDatabase database = EmbeddedDatabase.start(DatabaseSettings.in(folder));
                    var clients = Executors.newVirtualThreadPerTaskExecutor()) {
                makeTable(database);
                var running = IntStream.range(0, CLIENTS)
                        .mapToObj(client -> clients.submit(() -> commit(database, first + client)))
                        .toList();
                int before = confirmed.size();
                await().atMost(PATIENCE).until(() -> confirmed.size() - before >= COMMITS_BEFORE_THE_KILL);
                kill(folder);
                for (var client : running) {
                    client.get();
                }
                Set<Integer> lost = new TreeSet<>(confirmed);
                lost.removeAll(await().atMost(PATIENCE).ignoreExceptions().until(() -> kept(database), kept -> true));
                assertThat(lost)
                        .as("lost of %d confirmed commits", confirmed.size())
                        .isEmpty();
            }
        }
    }

    private static void makeTable(EmbeddedDatabase database) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists kept (number integer primary key)");
        }
    }

    /** Commits until the server ends. */
    private void commit(EmbeddedDatabase database, int first) {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var insert = connection.prepareStatement("insert into kept values (?)")) {
            for (int number = first; ; number += CLIENTS) {
                insert.setInt(1, number);
                insert.executeUpdate();
                confirmed.add(number);
            }
        } catch (SQLException gone) {
            assertThat(gone.getSQLState()).as(gone.getMessage()).matches("(08|57).*");
        }
    }

    private static void kill(Path folder) throws Exception {
        String pid =
                Files.readAllLines(folder.resolve("postgres/postmaster.pid")).getFirst();
        ProcessHandle server = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(server), server.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle each : all) {
            each.onExit().get();
        }
    }

    private static Set<Integer> kept(EmbeddedDatabase database) throws SQLException {
        Set<Integer> numbers = new TreeSet<>();
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select number from kept")) {
            while (rows.next()) {
                numbers.add(rows.getInt(1));
            }
        }
        return numbers;
    }
}
