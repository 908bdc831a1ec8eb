package coop.minga.analytics.alert;

import java.time.Instant;
import java.time.LocalDate;

import coop.minga.analytics.access.IllegalMoveException;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * An algedonic signal of a unit. Each legal move returns the next alert.
 *
 * @param currentLevel the last level that was notified; at first the unit itself
 * @param clockFrom the start of the running clock, on the federation's clock
 * @param deadline when it escalates unless it is closed before; null at the root
 * @param lastDay the last day that it covers, once it has recovered or become the new normal
 * @param version for optimistic locking
 */
public record Alert(
        AlertId id,
        UnitId unit,
        SeriesId series,
        Deviation deviation,
        Polarity polarity,
        AlertState state,
        UnitId currentLevel,
        Instant openedAt,
        Instant clockFrom,
        @Nullable Instant deadline,
        @Nullable PersonId acknowledgedBy,
        @Nullable Instant closedAt,
        @Nullable LocalDate lastDay,
        int version) {

    public boolean isOpen() {
        return !state.isClosed();
    }

    /**
     * Somebody looks after it; the clock starts once more, and never a third time at the same level. Too late once it
     * has run out: then the next level is to hear of it.
     */
    Alert acknowledge(PersonId by, Instant now, @Nullable Instant newDeadline) {
        requireOpen("acknowledged");
        if (state == AlertState.ACKNOWLEDGED) {
            throw new IllegalMoveException("Alert " + id + " has been acknowledged by " + acknowledgedBy + " already.");
        }
        if (deadline != null && !now.isBefore(deadline)) {
            throw new IllegalMoveException("The time of alert " + id + " ran out at " + deadline
                    + ": it climbs to the next level, where it can be acknowledged again.");
        }
        return with(deviation, polarity, AlertState.ACKNOWLEDGED, currentLevel, now, newDeadline, by, null, null);
    }

    /** The clock of its level ran out: the next level hears of it, and has a clock of its own. */
    Alert escalate(UnitId level, Instant now, @Nullable Instant newDeadline) {
        requireOpen("escalated");
        if (deadline == null || now.isBefore(deadline)) {
            throw new IllegalMoveException("Alert " + id + " does not climb before its deadline, " + deadline + ".");
        }
        return with(deviation, polarity, AlertState.OPEN, level, now, newDeadline, null, null, null);
    }

    /** The same day, seen with more readings: its kind may have settled to another, its value been corrected. */
    Alert reviewed(Deviation now, Polarity newPolarity) {
        requireOpen("reviewed");
        return with(now, newPolarity, state, currentLevel, clockFrom, deadline, acknowledgedBy, null, null);
    }

    /** What was withdrawn is there after all, at the level that heard of it last. Who took it on there need not do so again. */
    Alert reopen(Deviation seen, Polarity newPolarity, Instant newClockFrom, @Nullable Instant newDeadline) {
        if (state != AlertState.RETRACTED) {
            throw new IllegalMoveException("Alert " + id + " is not retracted (" + state + ") and cannot be reopened.");
        }
        var was = acknowledgedBy == null ? AlertState.OPEN : AlertState.ACKNOWLEDGED;
        return with(seen, newPolarity, was, currentLevel, newClockFrom, newDeadline, acknowledgedBy, null, null);
    }

    /** @param lastDay null where it was withdrawn: then it speaks for no day at all */
    Alert close(AlertState how, Instant now, @Nullable LocalDate lastDay) {
        requireOpen("closed");
        if (!how.isClosed()) {
            throw new IllegalMoveException("Alert " + id + " cannot be closed as " + how + ".");
        }
        return with(deviation, polarity, how, currentLevel, clockFrom, null, acknowledgedBy, now, lastDay);
    }

    private Alert with(
            Deviation newDeviation,
            Polarity newPolarity,
            AlertState newState,
            UnitId newLevel,
            Instant newClockFrom,
            @Nullable Instant newDeadline,
            @Nullable PersonId by,
            @Nullable Instant closed,
            @Nullable LocalDate last) {
        return new Alert(
                id,
                unit,
                series,
                newDeviation,
                newPolarity,
                newState,
                newLevel,
                openedAt,
                newClockFrom,
                newDeadline,
                by,
                closed,
                last,
                version + 1);
    }

    private void requireOpen(String move) {
        if (!isOpen()) {
            throw new IllegalMoveException(
                    "Alert " + id + " is closed (" + state + ") and cannot be " + move + " any more.");
        }
    }
}
