package coop.minga.deploy.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops a PostgreSQL server whose parent was killed, because it still holds the data folder. Only the holder of the
 * folder's lock may call it.
 */
final class OrphanedServer {
    private static final Logger LOG = LoggerFactory.getLogger(OrphanedServer.class);
    private static final long PATIENCE_SECONDS = 20;

    private OrphanedServer() {}

    static void stop(Path dataFolder) throws IOException {
        PidFile pidFile = pidFile(dataFolder);
        Optional<ProcessHandle> orphan = pidFile.running();
        if (orphan.isPresent()) {
            LOG.info(
                    "stopping the database server (process {}) that a killed Minga left behind",
                    orphan.get().pid());
            end(orphan.get());
        }
        // PostgreSQL uses the file of an ended server to detect remaining processes; a torn file would block every
        // start
        if (!pidFile.namesAnEndedProcess()) {
            pidFile.delete();
        }
    }

    static PidFile pidFile(Path dataFolder) {
        return new PidFile(dataFolder.resolve("postmaster.pid"), "-D " + dataFolder + " ");
    }

    /** A smart shutdown suffices: its clients died with their process. */
    private static void end(ProcessHandle server) throws IOException {
        server.destroy();
        try {
            server.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while process " + server.pid() + " stops", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(
                    "the database server of an earlier run (process " + server.pid()
                            + ") does not stop; end it by hand",
                    e);
        }
    }
}
