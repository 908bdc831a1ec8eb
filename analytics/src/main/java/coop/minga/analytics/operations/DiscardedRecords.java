package coop.minga.analytics.operations;

import java.time.Instant;

import coop.minga.analytics.catalogue.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * Rejected reports of one sender, only counted, for views.
 *
 * @param proven whether the unit's key signed
 * @param unit null if unknown
 * @param reason a constant's name
 * @param detail for the sender only
 */
public record DiscardedRecords(boolean proven, @Nullable UnitId unit, Arrivals arrivals, String reason, String detail) {

    /**
     * How much came, and when.
     *
     * @param bytes in all
     * @param first on the federation's clock
     */
    public record Arrivals(long reports, long bytes, Instant first, Instant last) {}
}
