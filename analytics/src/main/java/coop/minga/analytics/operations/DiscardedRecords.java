package coop.minga.analytics.operations;

import java.time.Instant;

import coop.minga.analytics.catalogue.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * Rejected reports of one sender, only counted, for views.
 *
 * @param proven whether the unit's key signed
 * @param unit null if unknown
 * @param bytes in all
 * @param first arrival, on the federation's clock
 * @param last arrival
 * @param reason a constant's name
 * @param detail for the sender only
 */
public record DiscardedRecords(
        boolean proven,
        @Nullable UnitId unit,
        long reports,
        long bytes,
        Instant first,
        Instant last,
        String reason,
        String detail) {}
