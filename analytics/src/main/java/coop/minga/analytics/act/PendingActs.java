package coop.minga.analytics.act;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import coop.minga.analytics.access.StateConflictException;
import coop.minga.analytics.act.PendingAct.Acknowledge;
import coop.minga.analytics.act.PendingAct.DeclareNewNormal;
import coop.minga.analytics.act.PendingAct.Kind;
import coop.minga.analytics.act.PendingAct.Progress;
import coop.minga.analytics.alert.AlertId;
import coop.minga.analytics.people.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** At most one pending act of a kind an alert. A row is deleted in the transaction that commits its act. */
public final class PendingActs {

    private static final String ACKNOWLEDGE = "ACKNOWLEDGE";
    private static final String DECLARE_NEW_NORMAL = "DECLARE_NEW_NORMAL";

    private final JdbcClient jdbc;

    public PendingActs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The acts on an alert, in order. */
    List<PendingAct> of(AlertId alert) {
        return jdbc.sql("select * from pending_act where alert = :alert order by id")
                .param("alert", alert.value())
                .query(PendingActs::act)
                .list();
    }

    /**
     * @param dueAt on the machine's clock; null if a second person must confirm
     * @throws StateConflictException if the alert has one of the kind
     */
    PendingAct add(AlertId alert, PersonId actor, Kind kind, Instant actedAt, @Nullable Instant dueAt) {
        var owner =
                kind instanceof Acknowledge acknowledged ? acknowledged.owner().value() : null;
        var reason = kind instanceof DeclareNewNormal declared ? declared.reason() : "";
        forgetRefused(alert, kind);
        return jdbc.sql("""
                        insert into pending_act (alert, actor, what, owner, reason, acted_at, due_at)
                        values (:alert, :actor, :what, :owner, :reason, :actedAt, :dueAt)
                        on conflict (alert, what) do nothing returning *
                        """)
                .param("alert", alert.value())
                .param("actor", actor.value())
                .param("what", what(kind))
                .param("owner", owner)
                .param("reason", reason)
                .param("actedAt", Timestamp.from(actedAt))
                .param("dueAt", dueAt == null ? null : Timestamp.from(dueAt))
                .query(PendingActs::act)
                .optional()
                .orElseThrow(() ->
                        new StateConflictException("Alert " + alert + " has a pending act of this kind: look again."));
    }

    private void forgetRefused(AlertId alert, Kind kind) {
        jdbc.sql("delete from pending_act where alert = :alert and what = :what and refused_at is not null")
                .param("alert", alert.value())
                .param("what", what(kind))
                .update();
    }

    /** Locks it for the transaction. Waits while a node commits it. */
    Optional<PendingAct> lock(long id) {
        return jdbc.sql("select * from pending_act where id = :id for update")
                .param("id", id)
                .query(PendingActs::act)
                .optional();
    }

    void confirm(long id, PersonId second, Instant dueAt) {
        jdbc.sql("update pending_act set confirmed_by = :second, due_at = :dueAt where id = :id")
                .param("second", second.value())
                .param("dueAt", Timestamp.from(dueAt))
                .param("id", id)
                .update();
    }

    void delete(long id) {
        jdbc.sql("delete from pending_act where id = :id").param("id", id).update();
    }

    /** Acts past their time. A hint: {@link #lockDue} decides. */
    List<Long> due(Instant now, int most) {
        return jdbc.sql("""
                        select id from pending_act where due_at <= :now and refused_at is null order by due_at, id limit :most
                        """)
                .param("now", Timestamp.from(now))
                .param("most", most)
                .query(Long.class)
                .list();
    }

    /** Locks it for the transaction. Empty if committed or undone, or locked elsewhere. */
    Optional<PendingAct> lockDue(long id, Instant now) {
        return jdbc.sql("""
                        select * from pending_act where id = :id and due_at <= :now and refused_at is null
                        for update skip locked
                        """)
                .param("id", id)
                .param("now", Timestamp.from(now))
                .query(PendingActs::act)
                .optional();
    }

    void postpone(long id, Instant until) {
        jdbc.sql("update pending_act set due_at = :until where id = :id")
                .param("until", Timestamp.from(until))
                .param("id", id)
                .update();
    }

    /** Keeps it visible to those who see the alert. */
    void refuse(long id, Instant now) {
        jdbc.sql("update pending_act set refused_at = :now where id = :id")
                .param("now", Timestamp.from(now))
                .param("id", id)
                .update();
    }

    /** Refuses acts that wait for a second person in vain, since their alert has ended. */
    int refuseOfEnded(Instant now) {
        return jdbc.sql("""
                        update pending_act set refused_at = :now from alert
                        where alert.id = alert and closed_at is not null and due_at is null and refused_at is null
                        """).param("now", Timestamp.from(now)).update();
    }

    private static String what(Kind kind) {
        return switch (kind) {
            case Acknowledge _ -> ACKNOWLEDGE;
            case DeclareNewNormal _ -> DECLARE_NEW_NORMAL;
        };
    }

    private static PendingAct act(ResultSet row, int number) throws SQLException {
        var second = row.getString("confirmed_by");
        var kind = row.getString("what").equals(ACKNOWLEDGE)
                ? new Acknowledge(new PersonId(row.getString("owner")))
                : new DeclareNewNormal(row.getString("reason"), second == null ? null : new PersonId(second));
        return new PendingAct(
                row.getLong("id"),
                new AlertId(row.getLong("alert")),
                new PersonId(row.getString("actor")),
                kind,
                row.getTimestamp("acted_at").toInstant(),
                progress(row));
    }

    private static Progress progress(ResultSet row) throws SQLException {
        if (row.getTimestamp("refused_at") != null) {
            return Progress.IMPOSSIBLE;
        }
        return row.getTimestamp("due_at") == null ? Progress.UNCONFIRMED : Progress.WAITS;
    }
}
