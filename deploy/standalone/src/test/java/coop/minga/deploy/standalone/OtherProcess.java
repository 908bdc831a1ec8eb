package coop.minga.deploy.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import static org.awaitility.Awaitility.await;

/** Starts both servers in another process, does one task, waits for the kill. */
final class OtherProcess {
    private OtherProcess() {}

    /** Returns when the task is done and the servers run. */
    static Process start(Path folder) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--sun-misc-unsafe-memory-access=allow",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        folder.toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log.txt").toFile())
                .start();
        await().atMost(Duration.ofMinutes(3))
                .failFast(() -> !process.isAlive())
                .until(() -> Files.exists(folder.resolve("ready")));
        return process;
    }

    static DatabaseSettings database(Path folder) {
        return DatabaseSettings.in(folder.resolve("database"));
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        EmbeddedDatabase database = EmbeddedDatabase.start(database(folder));
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute("create table kept as select 42 as answer");
        }
        BrokerAccess broker = BrokerProcess.start(folder.resolve("broker")).access();
        try (var administration = broker.administration()) {
            administration.addReporter("weavers", "weavers-secret");
        }
        Reporter.send(broker, "weavers", "weavers-secret", Map.of("weavers", "kept"));
        Files.createFile(folder.resolve("ready"));
        Thread.currentThread().join();
    }
}
