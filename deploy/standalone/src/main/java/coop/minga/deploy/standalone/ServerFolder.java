package coop.minga.deploy.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The folder of one embedded server: held by one process at a time, with the password of the server's administrator in
 * a file that only its owner can read. A temporary folder disappears when it is closed; the lock goes with the process,
 * however that ends.
 */
final class ServerFolder implements AutoCloseable {
    private static final int PASSWORD_BYTES = 24;

    private final Path path;
    private final boolean temporary;
    private final FileChannel lockFile;

    private ServerFolder(Path path, boolean temporary, FileChannel lockFile) {
        this.path = path;
        this.temporary = temporary;
        this.lockFile = lockFile;
    }

    /** Opens the folder given, or a temporary one whose name begins with {@code prefix}. */
    static ServerFolder open(Optional<Path> given, String prefix) {
        try {
            Path path = given.isPresent() ? Files.createDirectories(given.get()) : Files.createTempDirectory(prefix);
            return new ServerFolder(path.toRealPath(), given.isEmpty(), lock(path));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot use the folder " + given.map(Path::toString).orElse(prefix), e);
        }
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    boolean isTemporary() {
        return temporary;
    }

    Path passwordFile() {
        return path.resolve("password");
    }

    /** The same password for the life of the folder; made at the first call. */
    String password() {
        try {
            if (!Files.exists(passwordFile())) {
                writePassword();
            }
            return Files.readString(passwordFile());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the password in " + passwordFile(), e);
        }
    }

    @Override
    public void close() {
        try {
            lockFile.close();
            if (temporary) {
                deleteAll();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clean up " + path, e);
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel file =
                FileChannel.open(folder.resolve("in-use"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(file) == null) {
            file.close();
            throw new IllegalStateException("the folder " + folder
                    + " is in use by another running Minga; stop that one or choose another folder");
        }
        return file;
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private void writePassword() throws IOException {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        Path draft = path.resolve("password.new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, HexFormat.of().formatHex(random));
        Files.move(draft, passwordFile(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void deleteAll() throws IOException {
        try (var files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
