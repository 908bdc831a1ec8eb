package coop.minga.deploy.standalone;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import coop.minga.ingest.agent.AgentCommand;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An agent in a Java process of its own, started anew whenever it ends by itself, as a service manager would. Its output
 * goes into its log file.
 */
final class ChildAgent implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChildAgent.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final AgentFolder folder;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread keeper;

    private ChildAgent(AgentFolder folder) {
        this.folder = folder;
        this.keeper = Thread.ofVirtual().name("child-agent").unstarted(this::keepRunning);
    }

    static ChildAgent start(AgentFolder folder) throws IOException {
        ChildAgent child = new ChildAgent(folder);
        child.endOrphan();
        child.keeper.start();
        return child;
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            keeper.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void keepRunning() {
        try {
            while (!waitForEnd(launch())) {
                // Ctrl-C reaches the child as well, which may end before this process begins to
                if (closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                LOG.warn("The agent in {} ended and is started again; its log: {}", folder.path(), folder.log());
            }
        } catch (IOException e) {
            LOG.error("the agent in {} cannot be started: {}", folder.path(), e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether it ended because it was asked to. */
    private boolean waitForEnd(Process process) throws InterruptedException, IOException {
        while (process.isAlive()) {
            if (closing.await(200, TimeUnit.MILLISECONDS)) {
                end(process.toHandle());
                pidFile().delete();
                return true;
            }
        }
        return false;
    }

    private Process launch() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        AgentCommand.class.getName(),
                        "run",
                        "--config",
                        folder.settings().toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.log().toFile()));
        // not as an argument: a long command line is cut off where endOrphan looks for the folder
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process process = builder.start();
        process.getOutputStream().close();
        pidFile().write(process.pid());
        return process;
    }

    /** A demo that was killed leaves its agent behind, which holds the spool. */
    private void endOrphan() throws IOException {
        pidFile().running().ifPresent(ChildAgent::end);
        pidFile().delete();
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        process.onExit()
                .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(late -> {
                    process.destroyForcibly();
                    return process;
                })
                .join();
    }

    private PidFile pidFile() {
        return new PidFile(folder.path().resolve("agent.pid"), "run --config " + folder.settings());
    }
}
