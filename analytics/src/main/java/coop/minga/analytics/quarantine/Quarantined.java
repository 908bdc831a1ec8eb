package coop.minga.analytics.quarantine;

import java.time.Instant;

import coop.minga.analytics.catalogue.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * A quarantined record, without its bytes.
 *
 * @param unit the signer; null without proof
 * @param claimed the unit that an unproven record names
 * @param bytes original length; null for an oversized record
 */
public record Quarantined(
        long id,
        @Nullable UnitId unit,
        @Nullable UnitId claimed,
        QuarantineReason reason,
        String detail,
        Instant at,
        @Nullable Integer bytes) {}
