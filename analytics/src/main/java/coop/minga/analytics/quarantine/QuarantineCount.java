package coop.minga.analytics.quarantine;

import java.time.Instant;

import coop.minga.analytics.catalogue.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * Refused records of one sender that are counted and not kept.
 *
 * @param proven whether a key of the unit signed them
 * @param unit null for unknown senders
 * @param bytes of all payloads
 * @param first arrival of the first one, on the federation's clock
 * @param last arrival of the last one
 * @param reason of the last refusal
 * @param detail of the last refusal in words, for the sender only
 */
public record QuarantineCount(
        boolean proven,
        @Nullable UnitId unit,
        long records,
        long bytes,
        Instant first,
        Instant last,
        Refusal reason,
        String detail) {}
