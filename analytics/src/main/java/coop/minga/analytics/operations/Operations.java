package coop.minga.analytics.operations;

import java.util.List;

import coop.minga.analytics.access.Access;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.outbox.Outbox;
import coop.minga.analytics.outbox.Undelivered;
import coop.minga.analytics.people.PersonId;
import coop.minga.analytics.quarantine.Quarantine;
import coop.minga.analytics.quarantine.QuarantineBounds;
import coop.minga.analytics.quarantine.QuarantineCount;
import coop.minga.analytics.quarantine.Quarantined;
import coop.minga.analytics.series.DirtyMarks;
import coop.minga.analytics.series.SuspendedSeries;
import coop.minga.analytics.series.SuspendedSeriesStore;
import org.jspecify.annotations.Nullable;

/** Collects the issues of all parts of the system. */
public final class Operations {

    private final Access access;
    private final Quarantine quarantine;
    private final Outbox outbox;
    private final DirtyMarks marks;
    private final SuspendedSeriesStore suspended;

    public Operations(
            Access access, Quarantine quarantine, Outbox outbox, DirtyMarks marks, SuspendedSeriesStore suspended) {
        this.access = access;
        this.quarantine = quarantine;
        this.outbox = outbox;
        this.marks = marks;
        this.suspended = suspended;
    }

    /** The latest reports not understood or trusted: kind and sender, never content. */
    public List<Issue> quarantined(int most) {
        return quarantine.latest(most).stream()
                .map(record -> issue(record, "No. " + record.id()))
                .toList();
    }

    /**
     * The same of one unit, with their problems.
     *
     * @throws coop.minga.analytics.access.PermissionDeniedException when the person has no mandate of the unit
     */
    public List<Issue> quarantinedOf(PersonId person, UnitId unit, int most) {
        access.require(access.viewer(person).belongsTo(unit), person, "look at", "the quarantine of unit " + unit);
        return quarantine.latestOf(unit, most).stream()
                .map(record -> issue(record, record.detail()))
                .toList();
    }

    /** The bound of kept refused reports signed by a unit. */
    public long mostKept() {
        return QuarantineBounds.USUAL.unit().rows();
    }

    /** The most days for which they are kept. */
    public long daysKept() {
        return QuarantineBounds.USUAL.keptFor().toDays();
    }

    /** Counted refused reports by sender, the latest first, without content. */
    public List<DiscardedRecords> discarded(int most) {
        return quarantine.discarded(most).stream()
                .map(count -> discarded(count, ""))
                .toList();
    }

    /**
     * The same signed by one unit's keys; at most one.
     *
     * @throws coop.minga.analytics.access.PermissionDeniedException when the person has no mandate of the unit
     */
    public List<DiscardedRecords> discardedOf(PersonId person, UnitId unit) {
        access.require(access.viewer(person).belongsTo(unit), person, "look at", "what is not kept of unit " + unit);
        return quarantine.discardedOf(unit).stream()
                .map(count -> discarded(count, count.detail()))
                .toList();
    }

    /** Overdue chat messages, each with its last failure. */
    public List<Issue> undelivered(int most) {
        return outbox.overdue(most).stream().map(Operations::issue).toList();
    }

    /** Chat messages given up, each with the cause, the last first. */
    public List<Issue> failedMessages(int most) {
        return outbox.failed(most).stream().map(Operations::issue).toList();
    }

    /** The number of series that wait to be judged. */
    public long unjudged() {
        return marks.count();
    }

    /** The latest suspended series, each with the reason. */
    public List<Issue> suspendedSeries(int most) {
        return suspended.latest(most).stream().map(Operations::issue).toList();
    }

    private static Issue issue(SuspendedSeries series) {
        return new Issue(Issue.Kind.PUT_ASIDE, series.unit(), series.indicator(), series.reason(), series.since());
    }

    private static Issue issue(Quarantined record, String detail) {
        return new Issue(
                Issue.Kind.QUARANTINED,
                record.unit(),
                record.claimed(),
                record.reason().name(),
                detail,
                record.at());
    }

    private static DiscardedRecords discarded(QuarantineCount count, String detail) {
        return new DiscardedRecords(
                count.proven(),
                count.unit(),
                new DiscardedRecords.Arrivals(count.records(), count.bytes(), count.first(), count.last()),
                count.reason().name(),
                detail);
    }

    private static Issue issue(Undelivered message) {
        var failedAt = message.attempts().failedAt();
        return new Issue(
                failedAt == null ? Issue.Kind.UNDELIVERED : Issue.Kind.FAILED,
                message.to().unit(),
                message.to().channel().value(),
                orNothing(message.attempts().lastError()),
                failedAt == null ? message.since() : failedAt);
    }

    private static String orNothing(@Nullable String text) {
        return text == null ? "" : text;
    }
}
