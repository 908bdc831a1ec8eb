package coop.minga.deploy.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * Records skipped tests for the end of {@code ./minga verify}. With MINGA_VERIFY_STRICT=true only the listed tests may
 * be skipped.
 */
record LeftOut(Path record, boolean strict) {
    /** Tests that need TimescaleDB's community edition or Docker, by simple name. */
    private static final Set<String> ALLOWED = Set.of();

    static LeftOut ofThisRun() {
        return new LeftOut(
                Path.of(System.getProperty("basedir", "."), "target", "left-out.txt"),
                Boolean.parseBoolean(System.getenv("MINGA_VERIFY_STRICT")));
    }

    /** Records a skipped test; fails if this run may not skip it. */
    void note(String test, String reason) {
        if (strict && !ALLOWED.contains(test)) {
            throw new IllegalStateException(test + " may not be left out of a strict run: " + reason);
        }
        try {
            Files.createDirectories(record.toAbsolutePath().getParent());
            Files.writeString(
                    record, test + ": " + reason + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + record, e);
        }
    }
}
