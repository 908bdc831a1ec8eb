package coop.minga.ingest.contract;

import java.util.Objects;
import java.util.UUID;

/**
 * One unbroken numbering of reports. Every new spool has a new stream, so that a lost spool cannot reuse a number.
 */
public record StreamId(UUID value) {
    public StreamId {
        Objects.requireNonNull(value, "stream");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
