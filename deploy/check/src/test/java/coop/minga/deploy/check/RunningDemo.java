package coop.minga.deploy.check;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import coop.minga.deploy.demo.Demo;
import coop.minga.deploy.standalone.FreePort;

import static org.awaitility.Awaitility.await;

/** The demo with days of five seconds, in its own process. */
final class RunningDemo implements AutoCloseable {

    private static final int HEAP_MEGABYTES = 1500;
    private static final Duration START = Duration.ofMinutes(3);
    private static final Pattern NAME = Pattern.compile("^ {2}(\\S+)", Pattern.MULTILINE);
    private static final Pattern PASSWORD = Pattern.compile("the password (\\w+)");
    private static final Pattern COMPLAINT = Pattern.compile(" (WARN|ERROR) |^\\s+at |Exception");

    private final ChildProcess process;
    private final Path folder;
    private final URI room;

    private RunningDemo(ChildProcess process, Path folder, URI room) {
        this.process = process;
        this.folder = folder;
        this.room = room;
    }

    /** Returns when people can sign in. */
    static RunningDemo start(Path folder) {
        var port = FreePort.or(0);
        var process = ChildProcess.start(
                folder.resolve("demo.log"),
                HEAP_MEGABYTES,
                Demo.class,
                "--port",
                String.valueOf(port),
                "--day",
                "5s",
                "--data",
                folder.resolve("data").toString());
        try {
            await("ready")
                    .atMost(START)
                    .until(() -> !process.said("All sign-in names").isEmpty());
        } catch (RuntimeException e) {
            process.close();
            throw e;
        }
        return new RunningDemo(process, folder, URI.create("http://localhost:" + port + "/"));
    }

    URI room() {
        return room;
    }

    /** The password of everybody. */
    String password() {
        return PASSWORD.matcher(process.said("the password").getFirst())
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    /** All sign-in names. */
    List<String> people() throws IOException {
        return NAME.matcher(Files.readString(folder.resolve("data/people.txt")))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** Warnings, errors and stack traces in the log. */
    List<String> complaints() throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve("demo.log"))) {
            return lines.filter(COMPLAINT.asPredicate()).toList();
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
