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
import coop.minga.analytics.series.PutAside;
import coop.minga.analytics.series.SeriesPutAside;
import org.jspecify.annotations.Nullable;

/** Gathers the troubles of the system from the parts that met them. */
public final class Operations {

    private final Access access;
    private final Quarantine quarantine;
    private final Outbox outbox;
    private final DirtyMarks marks;
    private final PutAside putAside;

    public Operations(Access access, Quarantine quarantine, Outbox outbox, DirtyMarks marks, PutAside putAside) {
        this.access = access;
        this.quarantine = quarantine;
        this.outbox = outbox;
        this.marks = marks;
        this.putAside = putAside;
    }

    /** The latest reports that could not be understood or trusted: of what kind and whose, and nothing of what they say. */
    public List<Issue> quarantined(int most) {
        return quarantine.latest(most).stream()
                .map(record -> issue(record, "No. " + record.id()))
                .toList();
    }

    /**
     * The same of one unit, with what was wrong with each.
     *
     * @throws coop.minga.analytics.access.RefusedException when the person has no mandate of the unit
     */
    public List<Issue> quarantinedOf(PersonId person, UnitId unit, int most) {
        access.require(access.viewer(person).belongsTo(unit), person, "look at", "the quarantine of unit " + unit);
        return quarantine.latestOf(unit, most).stream()
                .map(record -> issue(record, record.detail()))
                .toList();
    }

    /** How many refused reports of a unit are kept, whose key signed them. */
    public long mostKept() {
        return QuarantineBounds.USUAL.unit().rows();
    }

    /** For how many days, at most. */
    public long daysKept() {
        return QuarantineBounds.USUAL.keptFor().toDays();
    }

    /** Of each sender the refused reports that are counted only, the latest first, and nothing of what they say. */
    public List<NotKept> notKept(int most) {
        return quarantine.notKept(most).stream()
                .map(count -> notKept(count, ""))
                .toList();
    }

    /**
     * The same of one unit, whose key signed them; at most one.
     *
     * @throws coop.minga.analytics.access.RefusedException when the person has no mandate of the unit
     */
    public List<NotKept> notKeptOf(PersonId person, UnitId unit) {
        access.require(access.viewer(person).belongsTo(unit), person, "look at", "what is not kept of unit " + unit);
        return quarantine.notKeptOf(unit).stream()
                .map(count -> notKept(count, count.detail()))
                .toList();
    }

    /** Chat messages that should have arrived, with why the last attempt failed. */
    public List<Issue> undelivered(int most) {
        return outbox.overdue(most).stream().map(Operations::issue).toList();
    }

    /** Chat messages that are not tried again, with why, the last one first. */
    public List<Issue> failedMessages(int most) {
        return outbox.failed(most).stream().map(Operations::issue).toList();
    }

    /** How many series have changed readings that wait to be judged. */
    public long unjudged() {
        return marks.count();
    }

    /** The latest series that are not judged for now, with why. */
    public List<Issue> putAside(int most) {
        return putAside.latest(most).stream().map(Operations::issue).toList();
    }

    private static Issue issue(SeriesPutAside series) {
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

    private static NotKept notKept(QuarantineCount count, String detail) {
        return new NotKept(
                count.proven(),
                count.unit(),
                count.records(),
                count.bytes(),
                count.first(),
                count.last(),
                count.reason().name(),
                detail);
    }

    private static Issue issue(Undelivered message) {
        var failedAt = message.failedAt();
        return new Issue(
                failedAt == null ? Issue.Kind.UNDELIVERED : Issue.Kind.FAILED,
                message.unit(),
                message.channel().value(),
                orNothing(message.lastError()),
                failedAt == null ? message.since() : failedAt);
    }

    private static String orNothing(@Nullable String text) {
        return text == null ? "" : text;
    }
}
