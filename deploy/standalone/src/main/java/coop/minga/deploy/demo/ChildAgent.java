package coop.minga.deploy.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import coop.minga.deploy.standalone.ChildJava;
import coop.minga.deploy.standalone.PidFile;
import coop.minga.deploy.standalone.Supervisor;

/** An agent in its own Java process, with a log file. */
final class ChildAgent implements AutoCloseable {
    private static final String HEAP = "128m";
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final AgentFolder folder;
    private final PidFile pidFile;
    private final Supervisor supervisor;
    private volatile Process process;

    private ChildAgent(AgentFolder folder) throws IOException {
        this.folder = folder;
        // after a kill of the demo its agent may still hold the spool
        this.pidFile = new PidFile(folder.path().resolve("agent.pid"), "run --config " + folder.settings());
        pidFile.end(PATIENCE);
        this.process = launch(folder, pidFile);
        this.supervisor = Supervisor.of("the agent in " + folder.path(), process.toHandle(), this::startAgain);
    }

    static ChildAgent start(AgentFolder folder) throws IOException {
        return new ChildAgent(folder);
    }

    @Override
    public void close() {
        supervisor.close();
        ChildJava.end(process, PATIENCE);
    }

    private ProcessHandle startAgain() throws IOException {
        process = launch(folder, pidFile);
        return process.toHandle();
    }

    private static Process launch(AgentFolder folder, PidFile pidFile) throws IOException {
        Process process = ChildJava.start(
                HEAP,
                ChildAgentMain.class,
                List.of("run", "--config", folder.settings().toString()),
                folder.log());
        return pidFile.written(process);
    }
}
