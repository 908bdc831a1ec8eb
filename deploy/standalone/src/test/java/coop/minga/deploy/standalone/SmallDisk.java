package coop.minga.deploy.standalone;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

import org.junit.jupiter.api.Assumptions;

/** A small in-memory file system to fill. Only root can mount it. */
final class SmallDisk implements AutoCloseable {
    private static final int PIECE = 64 << 10;
    private static final Path LEFT_OUT = Path.of(System.getProperty("basedir", "."), "target", "left-out.txt");

    private final Path path;

    private SmallDisk(Path path) {
        this.path = path;
    }

    /** Skips the test where mounting fails; a strict run refuses that. */
    static SmallDisk mount(Path folder, int megabytes, Class<?> test) throws IOException {
        String trouble = run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString());
        if (!trouble.isEmpty()) {
            if (Boolean.parseBoolean(System.getenv("MINGA_VERIFY_STRICT"))) {
                throw new IllegalStateException(
                        test.getSimpleName() + " may not be left out of a strict run: " + trouble);
            }
            Files.createDirectories(LEFT_OUT.toAbsolutePath().getParent());
            Files.writeString(
                    LEFT_OUT,
                    test.getSimpleName() + ": a small disk cannot be mounted\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            Assumptions.abort("a small disk cannot be mounted: " + trouble);
        }
        return new SmallDisk(folder);
    }

    Path path() {
        return path;
    }

    /** Writes until the disk is full. */
    void fill() throws IOException {
        try (OutputStream filler = Files.newOutputStream(path.resolve("filler"))) {
            byte[] piece = new byte[PIECE];
            while (true) {
                filler.write(piece);
            }
        } catch (IOException full) {
            if (!String.valueOf(full.getMessage()).contains("No space left")) {
                throw full;
            }
        }
    }

    void makeRoom() throws IOException {
        Files.delete(path.resolve("filler"));
    }

    @Override
    public void close() throws IOException {
        run("umount", "--lazy", path.toString());
    }

    /** The program's error output; empty on success. */
    private static String run(String... command) throws IOException {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? "" : command[0] + " failed: " + said.strip();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + command[0] + " runs", e);
        } catch (IOException missing) {
            return String.valueOf(missing.getMessage());
        }
    }
}
