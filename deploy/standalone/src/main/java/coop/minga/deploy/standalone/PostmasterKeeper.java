package coop.minga.deploy.standalone;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.zonky.test.db.postgres.util.LinuxUtils;

/**
 * Keeps a running PostgreSQL server up: restarts it when it ends by itself, for example after a panic on a full disk.
 * Stops it when this process ends.
 */
final class PostmasterKeeper implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    /** Waits for the end of standard input, then sends SIGINT (fast shutdown). */
    private static final String STOP_WHEN_ALONE = "trap '' INT TERM HUP; read -r line; kill -INT \"$1\"";

    private final Path dataFolder;
    private final List<String> commandLine;
    private final Supervisor supervisor;
    private volatile Process guard;

    private PostmasterKeeper(Path dataFolder, ProcessHandle server) throws IOException {
        this.dataFolder = dataFolder;
        this.commandLine = commandLine(server.info());
        this.guard = guard(server.pid());
        this.supervisor = Supervisor.of("the database server", server, this::startAgain);
    }

    static PostmasterKeeper of(Path dataFolder) throws IOException {
        return new PostmasterKeeper(
                dataFolder,
                OrphanedServer.pidFile(dataFolder)
                        .running()
                        .orElseThrow(() -> new IOException("the server is gone that was just started")));
    }

    /** Ends supervision. The caller stops the running server. */
    @Override
    public void close() {
        supervisor.close();
    }

    /** Ends the guard process. */
    void serverIsStopped() {
        guard.destroyForcibly();
    }

    private ProcessHandle startAgain() throws IOException, InterruptedException {
        guard.destroyForcibly();
        OrphanedServer.stop(dataFolder);
        Path log = dataFolder.resolveSibling("postgres.log");
        Process server = new ProcessBuilder(commandLine)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            guard = guard(server.pid());
            awaitAnswer(server);
        } catch (IOException | InterruptedException e) {
            guard.destroyForcibly();
            server.destroy();
            throw e;
        }
        return server.toHandle();
    }

    /** Crash recovery may take minutes. */
    private void awaitAnswer(Process server) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!ready()) {
            if (server.waitFor(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("it ended with code " + server.exitValue());
            }
            if (System.nanoTime() > end) {
                throw new IOException("it does not answer");
            }
        }
    }

    /** PostgreSQL 10 and later write the status into the eighth line. */
    private boolean ready() {
        try {
            List<String> lines = Files.readAllLines(dataFolder.resolve("postmaster.pid"));
            return lines.size() >= 8 && lines.get(7).strip().equals("ready");
        } catch (IOException notYet) {
            return false;
        }
    }

    /** As root the library starts PostgreSQL in a user namespace. */
    private static List<String> commandLine(ProcessHandle.Info server) throws IOException {
        List<String> all = new ArrayList<>(LinuxUtils.isUnshareAvailable() ? List.of("unshare", "-U") : List.of());
        all.add(server.command().orElseThrow(() -> new IOException("the program of the server is not known")));
        all.addAll(List.of(
                server.arguments().orElseThrow(() -> new IOException("the arguments of the server are not known"))));
        return List.copyOf(all);
    }

    private static Process guard(long server) throws IOException {
        return new ProcessBuilder("sh", "-c", STOP_WHEN_ALONE, "sh", Long.toString(server)).start();
    }
}
