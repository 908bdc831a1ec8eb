package coop.minga.analytics.alert;

import java.time.Instant;
import java.time.LocalDate;

import coop.minga.analytics.access.IllegalMoveException;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * An algedonic signal of a unit. Each move returns the next alert.
 *
 * @param currentLevel notified last; first the unit
 * @param clockFrom on the federation's clock
 * @param deadline of escalation; null at the root
 * @param lastDay covered, once recovered or normal
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

    /** Restarts the clock, once at each level. Rejected after the deadline: then the next level must be notified. */
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

    /** After its deadline, notifies the next level and starts its clock. */
    Alert escalate(UnitId level, Instant now, @Nullable Instant newDeadline) {
        requireOpen("escalated");
        if (deadline == null || now.isBefore(deadline)) {
            throw new IllegalMoveException("Alert " + id + " does not climb before its deadline, " + deadline + ".");
        }
        return with(deviation, polarity, AlertState.OPEN, level, now, newDeadline, null, null, null);
    }

    /** After more readings: kind or value of its day may have changed. */
    Alert reviewed(Deviation now, Polarity newPolarity) {
        requireOpen("reviewed");
        return with(now, newPolarity, state, currentLevel, clockFrom, deadline, acknowledgedBy, null, null);
    }

    /** Reopens a retracted alert at its last level. An acknowledgement stays valid. */
    Alert reopen(Deviation seen, Polarity newPolarity, Instant newClockFrom, @Nullable Instant newDeadline) {
        if (state != AlertState.RETRACTED) {
            throw new IllegalMoveException("Alert " + id + " is not retracted (" + state + ") and cannot be reopened.");
        }
        var was = acknowledgedBy == null ? AlertState.OPEN : AlertState.ACKNOWLEDGED;
        return with(seen, newPolarity, was, currentLevel, newClockFrom, newDeadline, acknowledgedBy, null, null);
    }

    /** @param lastDay null if retracted: then it covers no day */
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
