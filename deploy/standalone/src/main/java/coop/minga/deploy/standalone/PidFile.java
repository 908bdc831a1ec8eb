package coop.minga.deploy.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import coop.minga.ingest.file.AtomicFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records a process, so that the next run finds a survivor. If the file is unreadable, all running processes are
 * searched.
 *
 * @param commandLine a unique part of the command line, since process numbers are reused
 */
public record PidFile(Path path, String commandLine) {
    private static final Logger LOG = LoggerFactory.getLogger(PidFile.class);
    private static final Pattern FIRST_LINE = Pattern.compile("\\A([0-9]{1,18})\\s*(?:\\R|\\z)");

    /** Records the process, or ends it if that fails. */
    public Process written(Process process) throws IOException {
        try {
            AtomicFile.write(path, Long.toString(process.pid()));
            return process;
        } catch (IOException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    void delete() throws IOException {
        Files.deleteIfExists(path);
    }

    /** The recorded process, if it is running. */
    Optional<ProcessHandle> running() throws IOException {
        String text;
        try {
            text = Files.readString(path);
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
        Matcher number = FIRST_LINE.matcher(text);
        if (number.find()) {
            return ProcessHandle.of(Long.parseLong(number.group(1))).filter(this::isMeant);
        }
        LOG.warn("{} is empty or incomplete and is ignored: a start was interrupted while it was written", path);
        return ProcessHandle.allProcesses().filter(this::isMeant).findFirst();
    }

    /** Whether the file names a process that has ended. */
    boolean namesAnEndedProcess() throws IOException {
        if (!Files.exists(path)) {
            return false;
        }
        Matcher number = FIRST_LINE.matcher(Files.readString(path));
        return number.find()
                && ProcessHandle.of(Long.parseLong(number.group(1))).isEmpty();
    }

    /** Ends the recorded process; by force after the time given. */
    public void end(Duration patience) throws IOException {
        Optional<ProcessHandle> left = running();
        if (left.isPresent()) {
            LOG.info(
                    "ending process {}, which a killed Minga left behind",
                    left.get().pid());
            end(left.get(), patience);
        }
        delete();
    }

    private static void end(ProcessHandle process, Duration patience) {
        process.destroy();
        process.onExit()
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(late -> {
                    process.destroyForcibly();
                    return process;
                })
                .join();
    }

    private boolean isMeant(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains(commandLine);
    }
}
