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
 * A PostgreSQL server that outlived the process which started it, because that was killed. It still holds the data
 * folder, so it is asked to stop before the next one starts. To be called by the holder of the folder's lock only.
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
        // of an ended server it keeps the next from starting beside processes that still write; a torn one would always
        if (!pidFile.namesAnEndedProcess()) {
            pidFile.delete();
        }
    }

    /** The server's own. */
    static PidFile pidFile(Path dataFolder) {
        return new PidFile(dataFolder.resolve("postmaster.pid"), "-D " + dataFolder + " ");
    }

    /** Its clients died with their process, so the server that is asked to stop has nobody to wait for. */
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
