package coop.minga.deploy.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        Path pidFile = dataFolder.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> orphan = find(Files.readAllLines(pidFile), dataFolder);
        if (orphan.isPresent()) {
            LOG.info(
                    "stopping the database server (process {}) that a killed Minga left behind",
                    orphan.get().pid());
            end(orphan.get());
        }
    }

    /** The process of the file's first line, if it still is the server of this folder and not one that got its number. */
    private static Optional<ProcessHandle> find(List<String> pidFile, Path dataFolder) {
        if (pidFile.isEmpty()) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(pidFile.getFirst().trim()))
                .filter(process -> process.info().commandLine().orElse("").contains(dataFolder.toString()));
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
