package coop.minga.analytics.recorder;

import java.time.Instant;

import coop.minga.analytics.catalogue.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * A record in quarantine, without its bytes.
 *
 * @param unit when a key of that unit signed it
 * @param claimed the unit that its key names, when nothing proves that it is theirs
 * @param bytes how long it came, be it longer than what is kept of it; null when that is not known, as of a record that
 *     memory did not hold
 */
public record Quarantined(
        long id,
        @Nullable UnitId unit,
        @Nullable UnitId claimed,
        Refusal reason,
        String detail,
        Instant at,
        @Nullable Integer bytes) {}
