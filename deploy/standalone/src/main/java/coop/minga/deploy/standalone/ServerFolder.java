package coop.minga.deploy.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

import coop.minga.ingest.file.AtomicFile;
import coop.minga.ingest.file.ProcessLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The locked folder of one embedded server, with its administrator's password in a private file. A temporary folder is
 * deleted on close. The lock ends with the process.
 */
public final class ServerFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServerFolder.class);
    private static final String PASSWORD_FILE = "password";
    private static final int PASSWORD_BYTES = 24;
    private static final Pattern PASSWORD = Pattern.compile("[0-9a-f]{" + 2 * PASSWORD_BYTES + "}");

    private final Path path;
    private final boolean temporary;
    private final ProcessLock lock;

    private ServerFolder(Path path, boolean temporary, ProcessLock lock) {
        this.path = path;
        this.temporary = temporary;
        this.lock = lock;
    }

    /** Opens the given folder, or a temporary one with this prefix. */
    public static ServerFolder open(Optional<Path> given, String prefix) {
        try {
            Path path = given.isPresent() ? Files.createDirectories(given.get()) : Files.createTempDirectory(prefix);
            return new ServerFolder(path.toRealPath(), given.isEmpty(), lock(path));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot use the folder " + given.map(Path::toString).orElse(prefix), e);
        }
    }

    public Path resolve(String name) {
        return path.resolve(name);
    }

    Path passwordFile() {
        return path.resolve(PASSWORD_FILE);
    }

    /** Created at the first call, then constant for the folder. */
    String password() {
        try {
            if (!Files.exists(passwordFile())) {
                AtomicFile.write(passwordFile(), newPassword());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the password in " + passwordFile(), e);
        }
        return passwordOf(path);
    }

    /** Reads the password. Another process may hold the folder. */
    static String passwordOf(Path folder) {
        Path file = folder.resolve(PASSWORD_FILE);
        try {
            String password = Files.readString(file);
            if (PASSWORD.matcher(password).matches()) {
                return password;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the password in " + file, e);
        }
        throw new CannotStartException("the password in " + file
                + " is empty or torn; bring the file back from a copy, or choose another --data folder");
    }

    /**
     * Marks the subfolder as unfinished before its server creates files. Moves remains of an interrupted creation
     * aside, since they start no server.
     */
    void beginMaking(String name) {
        Path made = resolve(name);
        try {
            if (Files.exists(unfinished(name)) && Files.exists(made)) {
                Path aside = resolve(name + ".interrupted");
                deleteAll(aside);
                Files.move(made, aside);
                LOG.warn("a first start was interrupted; what it left in {} is moved to {}", made, aside);
            }
            if (!Files.exists(made)) {
                AtomicFile.write(unfinished(name), "");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare the folder " + made, e);
        }
    }

    /** Marks the subfolder as complete. It holds no data yet. */
    void endMaking(String name) {
        try {
            if (Files.deleteIfExists(unfinished(name))) {
                try (FileChannel directory = FileChannel.open(path, StandardOpenOption.READ)) {
                    directory.force(true);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot note that " + resolve(name) + " is made", e);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
            if (temporary) {
                deleteAll(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clean up " + path, e);
        }
    }

    private static ProcessLock lock(Path folder) throws IOException {
        return ProcessLock.tryAcquire(folder.resolve("in-use"))
                .orElseThrow(() -> new IllegalStateException("the folder " + folder
                        + " is in use by another running Minga; stop that one or choose another folder"));
    }

    private static String newPassword() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private Path unfinished(String name) {
        return resolve(name + ".unfinished");
    }

    private static void deleteAll(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
