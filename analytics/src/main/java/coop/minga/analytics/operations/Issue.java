package coop.minga.analytics.operations;

import java.time.Instant;

import coop.minga.analytics.catalogue.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * An issue for operators.
 *
 * @param unit owner of the report or message, if known
 * @param claimed by an unproven report
 * @param about reason, channel or indicator
 * @param detail cause
 * @param since by the federation's clock for reports, else the machine's
 */
public record Issue(
        Kind kind, @Nullable UnitId unit, @Nullable UnitId claimed, String about, String detail, Instant since) {

    /** An issue without an unproven claim. */
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
