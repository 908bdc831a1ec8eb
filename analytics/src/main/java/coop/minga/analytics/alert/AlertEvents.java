package coop.minga.analytics.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The history of every alert. Rows are only added; an alert escalates to a level at most once. Adding locks the alert,
 * so that concurrent events get distinct numbers.
 */
public final class AlertEvents {

    private final JdbcClient jdbc;

    public AlertEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<AlertEvent> of(AlertId alert) {
        return jdbc.sql("select * from alert_event where alert = :alert order by number")
                .param("alert", alert.value())
                .query(AlertEvents::event)
                .list();
    }

    /** The levels of each alert in order of escalation; none if never escalated. */
    Map<AlertId, List<UnitId>> escalatedLevels(Collection<AlertId> alerts) {
        return jdbc
                .sql("""
                        select alert, level from alert_event where alert = any(:alerts) and level is not null
                        order by alert, number
                        """)
                .param("alerts", alerts.stream().map(AlertId::value).toArray(Long[]::new))
                .query((row, number) ->
                        Map.entry(new AlertId(row.getLong("alert")), new UnitId(row.getString("level"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    AlertEvent add(AlertId alert, Instant at, AlertEvent.Step step, AlertEvent.Details details) {
        var level = details.level();
        var person = details.person();
        var other = details.other();
        lock(alert);
        return jdbc.sql("""
                        insert into alert_event (alert, number, at, what, level, person, note, day, value, other_person)
                        select :alert, coalesce(max(number), 0) + 1, :at, :what, :level, :person, :note, :day, :value, :other
                        from alert_event where alert = :alert
                        returning *
                        """)
                .param("alert", alert.value())
                .param("at", Timestamp.from(at))
                .param("what", step.name())
                .param("level", level == null ? null : level.value())
                .param("person", person == null ? null : person.value())
                .param("note", details.note())
                .param("day", details.day())
                .param("value", details.value())
                .param("other", other == null ? null : other.value())
                .query(AlertEvents::event)
                .single();
    }

    /** The last event of each later day, by day. */
    SortedMap<LocalDate, AlertEvent> latestByLaterDay(AlertId alert) {
        var latest = new TreeMap<LocalDate, AlertEvent>();
        for (var event : of(alert)) {
            if (event.day() != null && event.step() != AlertEvent.Step.RETRACTED) {
                latest.put(event.day(), event);
            }
        }
        return latest;
    }

    /** A separate statement, so the next one sees what others committed meanwhile. */
    private void lock(AlertId alert) {
        jdbc.sql("select id from alert where id = :id for no key update")
                .param("id", alert.value())
                .query(Long.class)
                .single();
    }

    private static AlertEvent event(ResultSet row, int number) throws SQLException {
        var level = row.getString("level");
        var person = row.getString("person");
        var note = row.getString("note");
        var other = row.getString("other_person");
        var details = new AlertEvent.Details(
                level == null ? null : new UnitId(level),
                person == null ? null : new PersonId(person),
                note == null ? "" : note,
                row.getObject("day", LocalDate.class),
                row.getObject("value", Double.class),
                other == null ? null : new PersonId(other));
        return new AlertEvent(
                new AlertId(row.getLong("alert")),
                row.getInt("number"),
                row.getTimestamp("at").toInstant(),
                AlertEvent.Step.valueOf(row.getString("what")),
                details);
    }
}
