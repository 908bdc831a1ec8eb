package coop.minga.ingest.spool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Set;

import coop.minga.ingest.file.PrivateFile;

/** Ensures one writer. The system releases the lock when the process ends. */
final class SpoolLock implements AutoCloseable {
    private final FileChannel channel;

    private SpoolLock(FileChannel channel) {
        this.channel = channel;
    }

    static SpoolLock acquire(Path spool) throws SpoolException, IOException {
        Path file = spool.resolveSibling(spool.getFileName() + ".lock");
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a spool lies in a folder");
        PrivateFile.restrict(file);
        FileChannel channel = FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), PrivateFile.attributes(folder));
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new SpoolLock(channel);
            }
        } catch (OverlappingFileLockException sameProcess) {
            // reported below like a lock of another process
        } catch (IOException failure) {
            channel.close();
            throw failure;
        }
        channel.close();
        throw new SpoolException("another agent is running on the spool " + spool + "; stop it first, or give this one"
                + " a spool of its own");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
