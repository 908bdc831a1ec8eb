package coop.minga.ingest.contract;

import java.util.Objects;
import java.util.UUID;

/** A numbering of reports. Every new spool has its own, so numbers are never reused. */
public record StreamId(UUID value) {
    public StreamId {
        Objects.requireNonNull(value, "stream");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
