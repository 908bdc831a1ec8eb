package coop.minga.analytics.operations;

import java.time.Instant;

import coop.minga.analytics.catalogue.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * Something that an operator should look after.
 *
 * @param unit whose report or message it is, where that is known
 * @param claimed the unit that a report names, when nothing proves that it is theirs
 * @param about what it is: the reason of a refusal, the channel of a message, the indicator of a series
 * @param detail what went wrong, in plain words
 * @param since on the federation's clock of a report, on the machine's of a message or a series
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
