package coop.minga.analytics.operations;

import java.time.Instant;

import coop.minga.analytics.catalogue.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * Refused reports of one sender that are counted and not kept, for views.
 *
 * @param proven whether a key of the unit signed them
 * @param unit null for unknown senders
 * @param bytes in all
 * @param first arrival of the first one, on the federation's clock
 * @param last arrival of the last one
 * @param reason of the last refusal, a constant's name
 * @param detail of the last refusal in words, for the sender only
 */
public record NotKept(
        boolean proven,
        @Nullable UnitId unit,
        long reports,
        long bytes,
        Instant first,
        Instant last,
        String reason,
        String detail) {}
