package coop.minga.deploy.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

import coop.minga.deploy.demo.Demo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Fills the demo's disk: it reports one sentence, stays up and recovers. */
@Tag("long")
final class FullDiskDemoIntegrationTests {
    private static final Logger LOG = LoggerFactory.getLogger(FullDiskDemoIntegrationTests.class);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration STAYS_FULL = Duration.ofMinutes(1);
    private static final int MEGABYTES = 700;
    private static final int MOST_LINES = 100;
    private static final Pattern RECORDED =
            Pattern.compile("^minga_readings_recorded_total ([0-9.E]+)$", Pattern.MULTILINE);

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void saysSoAndStaysUpAndGoesOnWhenThereIsRoom(@TempDir Path folder, @TempDir Path logs) throws Exception {
        Path log = logs.resolve("demo.log");
        int port = FreePort.or(0);
        URI room = URI.create("http://localhost:" + port + "/");
        try (SmallDisk disk = SmallDisk.mount(folder, MEGABYTES, FullDiskDemoIntegrationTests.class)) {
            Process demo = demo(log, port, folder.resolve("data"));
            try {
                await().atMost(PATIENCE)
                        .failFast(() -> !demo.isAlive())
                        .until(() -> said(log, "All sign-in names") > 0);
                awaitProgress(room);
                int before = lines(log);

                disk.fill();
                await().atMost(PATIENCE).until(() -> said(log, "the disk is full") > 0);
                await().atMost(PATIENCE).until(() -> said(log, "broker ended unexpectedly") > 0);
                await().during(STAYS_FULL)
                        .atMost(PATIENCE)
                        .until(() -> get(room.resolve("sign-in")).statusCode() == 200);

                disk.makeRoom();
                Instant hasRoom = Instant.now();
                awaitProgress(room);
                LOG.info(
                        "Reports were recorded again {} after there was room",
                        Duration.between(hasRoom, Instant.now()));
                assertThat(demo.isAlive()).isTrue();
                assertThat(said(log, "\tat ")).as(Files.readString(log)).isZero();
                assertThat(lines(log) - before).isLessThan(MOST_LINES);
            } finally {
                demo.destroy();
                demo.waitFor();
            }
        }
    }

    private static Process demo(Path log, int port, Path data) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--sun-misc-unsafe-memory-access=allow",
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Demo.class.getName(),
                        "--port=" + port,
                        "--day=5s",
                        "--cooperatives=3",
                        "--data=" + data))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /** Waits until more readings are recorded. */
    private void awaitProgress(URI room) throws IOException, InterruptedException {
        double now = recorded(room);
        await().atMost(PATIENCE).ignoreExceptions().until(() -> recorded(room) > now);
    }

    private double recorded(URI room) throws IOException, InterruptedException {
        var figures = RECORDED.matcher(get(room.resolve("actuator/prometheus")).body());
        assertThat(figures.find()).isTrue();
        return Double.parseDouble(figures.group(1));
    }

    private HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(address).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static long said(Path log, String words) throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains(words))
                .count();
    }

    private static int lines(Path log) throws IOException {
        return Files.readAllLines(log).size();
    }
}
