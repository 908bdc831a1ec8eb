package coop.minga.analytics.alert;

import java.time.Instant;
import java.time.LocalDate;

import coop.minga.analytics.access.StateConflictException;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * An algedonic signal of a unit. Each move returns the next alert.
 *
 * @param version for optimistic locking
 */
public record Alert(Origin origin, Deviation deviation, Polarity polarity, Handling handling, int version) {

    /** The part that no move changes. */
    public record Origin(AlertId id, UnitId unit, SeriesId series, Instant openedAt) {}

    public AlertId id() {
        return origin.id();
    }

    public UnitId unit() {
        return origin.unit();
    }

    public SeriesId series() {
        return origin.series();
    }

    public AlertState state() {
        return handling.state();
    }

    public UnitId currentLevel() {
        return handling.clock().level();
    }

    public Instant clockFrom() {
        return handling.clock().from();
    }

    public @Nullable Instant deadline() {
        return handling.clock().deadline();
    }

    public @Nullable PersonId acknowledgedBy() {
        return handling.acknowledgedBy();
    }

    public boolean isOpen() {
        return !state().hasEnded();
    }

    /** Restarts the clock, once at each level. Rejected after the deadline: then the next level must be notified. */
    Alert acknowledge(PersonId by, Instant now, @Nullable Instant newDeadline) {
        requireOpen("acknowledged");
        if (state() == AlertState.ACKNOWLEDGED) {
            throw new StateConflictException(
                    "Alert " + id() + " has been acknowledged by " + acknowledgedBy() + " already.");
        }
        var deadline = deadline();
        if (deadline != null && !now.isBefore(deadline)) {
            throw new StateConflictException("The time of alert " + id() + " ran out at " + deadline
                    + ": it climbs to the next level, where it can be acknowledged again.");
        }
        return with(new Handling(AlertState.ACKNOWLEDGED, handling.clock().restarted(now, newDeadline), by));
    }

    /** After its deadline, notifies the next level and starts its clock. */
    Alert escalate(UnitId level, Instant now, @Nullable Instant newDeadline) {
        requireOpen("escalated");
        var deadline = deadline();
        if (deadline == null || now.isBefore(deadline)) {
            throw new StateConflictException(
                    "Alert " + id() + " does not climb before its deadline, " + deadline + ".");
        }
        return with(new Handling(AlertState.OPEN, new Handling.LevelClock(level, now, newDeadline), null));
    }

    /** After more readings: kind or value of its day may have changed. */
    Alert reviewed(Deviation now, Polarity newPolarity) {
        requireOpen("reviewed");
        return new Alert(origin, now, newPolarity, handling, version + 1);
    }

    /** Reopens a retracted alert at its last level. An acknowledgement stays valid. */
    Alert reopen(Deviation seen, Polarity newPolarity, Instant newClockFrom, @Nullable Instant newDeadline) {
        if (state() != AlertState.RETRACTED) {
            throw new StateConflictException(
                    "Alert " + id() + " is not retracted (" + state() + ") and cannot be reopened.");
        }
        var by = acknowledgedBy();
        var was = by == null ? AlertState.OPEN : AlertState.ACKNOWLEDGED;
        var reopened = new Handling(was, handling.clock().restarted(newClockFrom, newDeadline), by);
        return new Alert(origin, seen, newPolarity, reopened, version + 1);
    }

    /** @param lastDay null if retracted: then it covers no day */
    Alert end(AlertState how, Instant now, @Nullable LocalDate lastDay) {
        requireOpen("closed");
        if (!how.hasEnded()) {
            throw new StateConflictException("Alert " + id() + " cannot be closed as " + how + ".");
        }
        return with(new Handling(how, handling.clock().stopped(), acknowledgedBy(), now, lastDay));
    }

    private Alert with(Handling next) {
        return new Alert(origin, deviation, polarity, next, version + 1);
    }

    private void requireOpen(String move) {
        if (!isOpen()) {
            throw new StateConflictException(
                    "Alert " + id() + " is closed (" + state() + ") and cannot be " + move + " any more.");
        }
    }
}
