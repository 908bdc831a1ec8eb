package coop.minga.deploy.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

import coop.minga.analytics.outage.Outage;

/** Reports an outage if the servers' disk is nearly full. */
public record DiskWatch(Path folder) implements Supplier<Optional<Outage>> {
    /** Size of a write-ahead log segment of PostgreSQL. */
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
