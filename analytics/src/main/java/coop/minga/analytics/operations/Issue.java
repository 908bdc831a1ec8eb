package coop.minga.analytics.operations;

import java.time.Instant;

import coop.minga.analytics.catalogue.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * An issue for operators.
 *
 * @param unit owner of the report or message, where known
 * @param claimed the unit that an unproven report names
 * @param about the reason of a refusal, the channel of a message, or the indicator of a series
 * @param detail the cause in plain words
 * @param since federation clock for a report, machine clock for a message or series
 */
public record Issue(
        Kind kind, @Nullable UnitId unit, @Nullable UnitId claimed, String about, String detail, Instant since) {

    /** Of what bears no claim that is not proven. */
    public Issue(Kind kind, @Nullable UnitId unit, String about, String detail, Instant since) {
        this(kind, unit, null, about, detail, since);
    }

    /** Which part of the system it happened in. */
    public enum Kind {
        QUARANTINED,
        UNDELIVERED,

        /** A message that is not tried again. */
        FAILED,

        /** A series that is not judged for now. */
        PUT_ASIDE
    }
}
