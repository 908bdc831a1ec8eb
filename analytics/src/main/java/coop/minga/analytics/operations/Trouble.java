package coop.minga.analytics.operations;

import java.time.Instant;

import coop.minga.analytics.catalogue.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * Something that an operator should look after.
 *
 * @param unit whose report or message it is, where that is known
 * @param about what it is: the reason of a refusal, the channel of a message
 * @param detail what went wrong, in plain words
 */
public record Trouble(Kind kind, @Nullable UnitId unit, String about, String detail, Instant since) {

    /** Which part of the system it happened in. */
    public enum Kind {
        QUARANTINED,
        UNDELIVERED
    }
}
