package coop.minga.ingest.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/** Files that nobody but the agent's user reads or writes, where the file system knows owners. */
public final class OwnerOnly {
    private static final Set<PosixFilePermission> PERMISSIONS = PosixFilePermissions.fromString("rw-------");

    private OwnerOnly() {}

    /** What a new file in the folder is made with. */
    public static FileAttribute<?>[] attributes(Path folder) throws IOException {
        return posix(folder)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PERMISSIONS)}
                : new FileAttribute<?>[0];
    }

    /** What a new file is made with that says what another one does: nobody reads it who may not read that one. */
    public static FileAttribute<?>[] likeThoseOf(Path file) throws IOException {
        if (!Files.exists(file) || !posix(file)) {
            return attributes(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        }
        Set<PosixFilePermission> permissions = EnumSet.copyOf(PERMISSIONS);
        permissions.addAll(Files.getPosixFilePermissions(file));
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)};
    }

    /** Takes a file that is there from everybody else. */
    public static void keep(Path file) throws IOException {
        if (Files.exists(file)
                && posix(file)
                && !Files.getPosixFilePermissions(file).equals(PERMISSIONS)) {
            Files.setPosixFilePermissions(file, PERMISSIONS);
        }
    }

    static boolean posix(Path path) throws IOException {
        return Files.getFileStore(path).supportsFileAttributeView("posix");
    }
}
