package coop.minga.ingest.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

import static java.nio.file.attribute.PosixFilePermission.GROUP_READ;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_READ;

/** Files that only their owner can access, where the file system supports it. */
public final class PrivateFile {
    private static final Set<PosixFilePermission> PERMISSIONS = PosixFilePermissions.fromString("rw-------");

    private PrivateFile() {}

    /** Attributes for a new file in the folder. */
    public static FileAttribute<?>[] attributes(Path folder) throws IOException {
        return posix(folder)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PERMISSIONS)}
                : new FileAttribute<?>[0];
    }

    /** Creates an empty file, in place of an existing one. */
    public static void replace(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, attributes(folder(file)));
    }

    /** Creates an empty file with at most the readers of the source. */
    public static void createLike(Path source, Path file) throws IOException {
        Files.createFile(file, attributes(folder(file)));
        if (!Files.exists(source) || !posix(source) || !posix(file)) {
            return;
        }
        PosixFileAttributes of = Files.readAttributes(source, PosixFileAttributes.class);
        Files.setPosixFilePermissions(file, shared(of.permissions(), inGroup(file, of.group())));
    }

    /** Without the source's group, group and others share access: both read or neither. */
    static Set<PosixFilePermission> shared(Set<PosixFilePermission> source, boolean sameGroup) {
        Set<PosixFilePermission> others = EnumSet.of(GROUP_READ, OTHERS_READ);
        if (sameGroup) {
            others.retainAll(source);
        } else if (!source.containsAll(others)) {
            others.clear();
        }
        others.addAll(PERMISSIONS);
        return others;
    }

    private static boolean inGroup(Path file, GroupPrincipal group) {
        try {
            PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            view.setGroup(group);
            return view.readAttributes().group().equals(group);
        } catch (IOException notAMember) {
            return false;
        }
    }

    /** Removes the access of group and others, if the file exists. */
    public static void restrict(Path file) throws IOException {
        if (Files.exists(file)
                && posix(file)
                && !Files.getPosixFilePermissions(file).equals(PERMISSIONS)) {
            Files.setPosixFilePermissions(file, PERMISSIONS);
        }
    }

    static Path folder(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a folder");
    }

    static boolean posix(Path path) throws IOException {
        return Files.getFileStore(path).supportsFileAttributeView("posix");
    }
}
