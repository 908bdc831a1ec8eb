package coop.minga.analytics.recorder;

import java.time.Instant;

import coop.minga.analytics.catalogue.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * Refused records of one sender that are not kept.
 *
 * @param proven whether a key of the unit signed them; else they merely name it
 * @param unit null when they name no unit, or senders are too many to be told apart
 * @param bytes of their payloads together, as they came
 * @param first when the first of them came, on the federation's clock
 * @param last when the last of them came, on the federation's clock
 * @param reason why the last of them was refused
 * @param detail the same in words, for the sender only
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
