package coop.minga.deploy.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

import coop.minga.analytics.outage.Outage;

/** Tells when the disk of the servers has no room for what they write next. */
public record DiskWatch(Path folder) implements Supplier<Optional<Outage>> {
    /** PostgreSQL takes its write-ahead log in pieces of this size. */
    private static final long NEEDED = 16L << 20;

    @Override
    public Optional<Outage> get() {
        try {
            return Files.getFileStore(folder).getUsableSpace() < NEEDED
                    ? Optional.of(Outage.DISK_FULL)
                    : Optional.empty();
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }
}
