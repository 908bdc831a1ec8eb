package coop.minga.analytics.recorder;

import java.time.Instant;

import coop.minga.analytics.catalogue.UnitId;
import org.jspecify.annotations.Nullable;

/** A record in quarantine, without its bytes; {@code unit} when a key of that unit signed it. */
public record Quarantined(long id, @Nullable UnitId unit, Refusal reason, String detail, Instant at, int bytes) {}
