package coop.minga.analytics.quarantine;

import java.time.Instant;

import coop.minga.analytics.catalogue.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * Rejected records of one sender, only counted.
 *
 * @param bytes of all payloads
 * @param first arrival, on the federation's clock
 * @param last arrival
 * @param reason of the last rejection
 * @param detail for the sender only
 */
public record QuarantineCount(
        Sender sender, long records, long bytes, Instant first, Instant last, QuarantineReason reason, String detail) {

    /** Whether the unit's key signed. */
    public boolean proven() {
        return sender.proven();
    }

    /** Null if unknown. */
    public @Nullable UnitId unit() {
        return sender.unit();
    }
}
