package coop.minga.deploy.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs an {@link EmbeddedBroker} in its own process, since Kafka ends its process on a write error. Restarts it on the
 * same port until it runs. It ends with this process.
 */
public final class BrokerProcess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerProcess.class);
    private static final String READY = "ready";
    private static final String HEAP = "384m";
    private static final Duration PATIENCE_WITH_A_START = Duration.ofMinutes(2);
    private static final Duration PATIENCE_WITH_THE_END = Duration.ofSeconds(25);

    private final Path folder;
    private final int port;
    private final Supervisor supervisor;
    private volatile Process process;

    private BrokerProcess(Path folder, int port) throws IOException, InterruptedException {
        this.folder = folder;
        this.port = port;
        pidFile(folder).end(PATIENCE_WITH_THE_END);
        this.process = launch(folder, port);
        this.supervisor = Supervisor.of("the broker", process.toHandle(), this::startAgain);
    }

    /** @param folder used by no other process */
    public static BrokerProcess start(Path folder) {
        try {
            return new BrokerProcess(Files.createDirectories(folder), FreePort.or(0));
        } catch (IOException e) {
            throw new CannotStartException("the embedded Kafka does not start in " + folder + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStartException("interrupted while the embedded Kafka starts in " + folder, e);
        }
    }

    public BrokerAccess access() {
        return new BrokerAccess("127.0.0.1:" + port, ServerFolder.passwordOf(folder));
    }

    /** The current process; a restart replaces it. */
    ProcessHandle process() {
        return supervisor.process();
    }

    @Override
    public void close() {
        supervisor.close();
        ChildJava.end(process, PATIENCE_WITH_THE_END);
    }

    private ProcessHandle startAgain() throws IOException, InterruptedException {
        process = launch(folder, port);
        return process.toHandle();
    }

    private static Process launch(Path folder, int port) throws IOException, InterruptedException {
        Path log = folder.resolve("broker.log");
        if (Files.exists(log)) {
            Files.move(log, folder.resolve("broker.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        Process process =
                ChildJava.start(HEAP, BrokerProcess.class, List.of(folder.toString(), Integer.toString(port)), log);
        pidFile(folder).written(process);
        boolean ready = false;
        try {
            CompletableFuture<Boolean> answer = new CompletableFuture<>();
            Thread.ofVirtual().start(() -> answer.complete(saysReady(process.inputReader())));
            ready = answer.get(PATIENCE_WITH_A_START.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException late) {
            throw new IOException("it does not answer; its log is " + log, late);
        } finally {
            if (!ready) {
                process.destroyForcibly();
            }
        }
        if (!ready) {
            throw new IOException("it ended; its log is " + log);
        }
        return process;
    }

    private static PidFile pidFile(Path folder) {
        return new PidFile(folder.resolve("broker.pid"), BrokerProcess.class.getName() + " " + folder + " ");
    }

    private static boolean saysReady(BufferedReader said) {
        try {
            return READY.equals(said.readLine());
        } catch (IOException ended) {
            return false;
        }
    }

    /** @param arguments folder and port */
    public static void main(String[] arguments) {
        ParentWatch.begin();
        try {
            EmbeddedBroker broker = EmbeddedBroker.start(new EmbeddedBrokerSettings(
                    Optional.of(Path.of(arguments[0])),
                    Integer.parseInt(arguments[1]),
                    EmbeddedBrokerSettings.PARTITIONS));
            Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "stop"));
            System.out.println(READY);
            System.out.flush();
        } catch (Throwable failure) {
            LOG.error("the broker does not start", failure);
            // background work may never end
            Runtime.getRuntime().halt(1);
        }
    }
}
