package coop.minga.analytics.event;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.filter.Intervention;
import coop.minga.analytics.filter.PromisedEffect;
import coop.minga.analytics.filter.result.Direction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The known events. Rows are only added; an event's last version holds. */
public final class KnownEvents {

    private final JdbcClient jdbc;

    public KnownEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A new event number. */
    public long next() {
        return jdbc.sql("select nextval('announced_event_id')")
                .query(Long.class)
                .single();
    }

    /** The last version of an event, withdrawn or not. */
    public Optional<KnownEvent> find(long event) {
        return history(event).reversed().stream().findFirst();
    }

    /** All versions of an event, in order. */
    public List<KnownEvent> history(long event) {
        return jdbc.sql("select * from announced_event where event = :event order by number")
                .param("event", event)
                .query(KnownEvents::event)
                .list();
    }

    /** The indicator's events that were not withdrawn, by first day. */
    public List<KnownEvent> of(Indicator indicator) {
        return asKnownAt(null, indicator);
    }

    /** Events of these units with a day in the span, without withdrawn ones, by first day. A lasting event has its first. */
    public List<KnownEvent> between(Collection<UnitId> units, LocalDate first, LocalDate last, int most) {
        return jdbc.sql("""
                        select * from (select distinct on (event) * from announced_event
                                       where unit = any(:units) order by event, number desc) latest
                        where not withdrawn and first_day <= :last and coalesce(last_day, first_day) >= :first
                        order by first_day, event limit :most
                        """)
                .param("units", units.stream().map(UnitId::value).toArray(String[]::new))
                .param("first", first)
                .param("last", last)
                .param("most", most)
                .query(KnownEvents::event)
                .list();
    }

    /** The same as interventions for the filter. */
    public List<Intervention> changes(Indicator indicator) {
        return changes(of(indicator));
    }

    /** The same as of a time on the federation's clock. */
    public List<Intervention> changesAsKnownAt(Instant then, Indicator indicator) {
        return changes(asKnownAt(then, indicator));
    }

    private static List<Intervention> changes(List<KnownEvent> events) {
        return events.stream().map(KnownEvent::change).toList();
    }

    /** @param then null: now */
    private List<KnownEvent> asKnownAt(@Nullable Instant then, Indicator indicator) {
        return jdbc.sql("""
                        select * from (select distinct on (event) * from announced_event
                                       where unit = :unit and (:then::timestamptz is null or announced_at <= :then)
                                       order by event, number desc) last
                        where not withdrawn and coalesce(series, :series) = :series order by first_day, event
                        """)
                .param("unit", indicator.unit().value())
                .param("series", indicator.series().value())
                .param("then", then == null ? null : Timestamp.from(then), Types.TIMESTAMP)
                .query(KnownEvents::event)
                .list();
    }

    /** Locks the unit's events until the transaction ends, against concurrent changes. */
    public void lock(UnitId unit) {
        jdbc.sql("select id from unit where id = :unit for no key update")
                .param("unit", unit.value())
                .query(String.class)
                .single();
    }

    /** Adds an event or version. The caller holds the unit's lock. */
    public void add(KnownEvent said) {
        var promised = said.promised();
        var series = said.series();
        jdbc.sql("""
                        insert into announced_event (event, number, unit, series, kind, first_day, last_day, direction,
                          effect_size, effect_part, effect_due, reason, person, announced_at, withdrawn)
                        values (:event, :number, :unit, :series, :kind, :first, :last, :direction,
                          :size, :part, :due, :reason, :person, :at, :withdrawn)
                        """)
                .param("event", said.id())
                .param("number", said.number())
                .param("unit", said.unit().value())
                .param("series", series == null ? null : series.value())
                .param("kind", said.kind().name())
                .param("first", said.change().first())
                .param("last", last(said.change()))
                .param("direction", said.change().expected().name())
                .param("size", promised == null ? null : promised.size())
                .param("part", promised == null ? null : promised.relative())
                .param("due", promised == null ? null : promised.due())
                .param("reason", said.reason())
                .param("person", said.author())
                .param("at", Timestamp.from(said.at()))
                .param("withdrawn", said.withdrawn())
                .update();
    }

    /** Takes the event back; what it was stays. */
    public void withdraw(KnownEvent event, String person, Instant now) {
        add(event.withdrawnBy(person, now));
    }

    private static @Nullable LocalDate last(Intervention change) {
        return switch (change) {
            case Intervention.Temporary passing -> passing.last();
            case Intervention.Permanent lasting -> null;
        };
    }

    private static KnownEvent event(ResultSet row, int number) throws SQLException {
        var series = row.getObject("series", Integer.class);
        var version = new KnownEvent.Version(
                row.getLong("event"),
                row.getInt("number"),
                row.getString("person"),
                row.getTimestamp("announced_at").toInstant(),
                row.getBoolean("withdrawn"));
        var scope =
                new KnownEvent.Scope(new UnitId(row.getString("unit")), series == null ? null : new SeriesId(series));
        return new KnownEvent(
                version,
                scope,
                KnownEvent.Kind.valueOf(row.getString("kind")),
                change(row),
                promised(row),
                row.getString("reason"));
    }

    private static Intervention change(ResultSet row) throws SQLException {
        var first = row.getObject("first_day", LocalDate.class);
        var last = row.getObject("last_day", LocalDate.class);
        var direction = Direction.valueOf(row.getString("direction"));
        return last == null
                ? new Intervention.Permanent(first, direction)
                : new Intervention.Temporary(first, last, direction);
    }

    private static @Nullable PromisedEffect promised(ResultSet row) throws SQLException {
        var size = row.getObject("effect_size", Double.class);
        return size == null
                ? null
                : new PromisedEffect(
                        row.getObject("first_day", LocalDate.class),
                        row.getObject("effect_due", LocalDate.class),
                        size,
                        row.getBoolean("effect_part"));
    }
}
