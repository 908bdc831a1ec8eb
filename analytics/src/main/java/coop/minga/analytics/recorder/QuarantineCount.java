package coop.minga.analytics.recorder;

import java.time.Instant;

import coop.minga.analytics.catalogue.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * Refused records of one sender that are not kept.
 *
 * @param proven whether a key of the unit signed them; else they merely name it
 * @param unit null when they name no unit, or senders are too many to be told apart
 * @param first when the first of them came, on the federation's clock
 * @param last when the last of them came, on the federation's clock
 */
public record QuarantineCount(
        boolean proven, @Nullable UnitId unit, long records, long bytes, Instant first, Instant last) {}
