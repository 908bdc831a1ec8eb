package coop.minga.analytics.catalogue;

import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import coop.minga.ingest.contract.WorkingCalendar;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The units of the federation. */
public final class Units {

    private final JdbcClient jdbc;
    private volatile @Nullable KnownTree known;

    public Units(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The whole tree. Kept by this node until a transaction changes units; never an older one (decision 041). */
    public UnitTree tree() {
        var changes = changes();
        var current = known;
        if (current == null || !current.changes.equals(changes)) {
            current = new KnownTree(
                    changes,
                    new UnitTree(
                            jdbc.sql("select * from unit").query(Units::unit).list()));
            known = current;
        }
        return current.tree;
    }

    /** Both numbers: later ones may be visible first, and those of a rolled-back transaction never return. */
    private String changes() {
        return jdbc.sql("select count(*) || '/' || coalesce(max(id), 0) from unit_change")
                .query(String.class)
                .single();
    }

    public Optional<Unit> find(UnitId id) {
        return jdbc.sql("select * from unit where id = :id")
                .param("id", id.value())
                .query(Units::unit)
                .optional();
    }

    /** Finds units, without ids that do not exist. */
    public Map<UnitId, Unit> find(Collection<UnitId> ids) {
        return jdbc
                .sql("select * from unit where id = any(:ids::text[])")
                .param("ids", ids.stream().map(UnitId::value).toArray(String[]::new))
                .query(Units::unit)
                .list()
                .stream()
                .collect(Collectors.toMap(Unit::id, unit -> unit));
    }

    public Optional<Unit> root() {
        return jdbc.sql("select * from unit where parent is null")
                .query(Units::unit)
                .optional();
    }

    /** From the unit up to the root; empty if there is none. */
    public List<Unit> pathUp(UnitId id) {
        return jdbc.sql("""
                        with recursive above as (
                          select unit.*, 0 as height from unit where id = :id
                          union all select unit.*, height + 1 from above join unit on unit.id = above.parent)
                        select * from above order by height
                        """).param("id", id.value()).query(Units::unit).list();
    }

    /** The units directly below, by name. */
    public List<Unit> childrenOf(UnitId id) {
        return jdbc
                .sql("select * from unit where parent = :id")
                .param("id", id.value())
                .query(Units::unit)
                .list()
                .stream()
                .sorted(Comparator.comparing(Unit::name))
                .toList();
    }

    /** @param most on each side; costs so many rows of an index, however many there are */
    public Neighbours<Unit> neighboursOf(Unit unit, int most) {
        if (unit.parent() == null) {
            return new Neighbours<>(List.of(), List.of());
        }
        return new Neighbours<>(beside(unit, "<", "desc", most).reversed(), beside(unit, ">", "asc", most));
    }

    private List<Unit> beside(Unit unit, String side, String order, int most) {
        return jdbc.sql("select * from unit where parent = :parent and (name, id) " + side
                        + " (:name, :id) order by name " + order + ", id " + order + " limit :most")
                .param("parent", Objects.requireNonNull(unit.parent()).value())
                .param("name", unit.name())
                .param("id", unit.id().value())
                .param("most", most)
                .query(Units::unit)
                .list();
    }

    /** The ids among these that exist. */
    public Set<UnitId> existing(Set<UnitId> ids) {
        return jdbc
                .sql("select id from unit where id = any(:ids::text[])")
                .param("ids", ids.stream().map(UnitId::value).toArray(String[]::new))
                .query(String.class)
                .list()
                .stream()
                .map(UnitId::new)
                .collect(Collectors.toSet());
    }

    /** The current day of each existing unit. */
    public Map<UnitId, LocalDate> today(Set<UnitId> ids, Instant now) {
        return jdbc
                .sql("select id, zone from unit where id = any(:ids::text[])")
                .param("ids", ids.stream().map(UnitId::value).toArray(String[]::new))
                .query((row, number) -> Map.entry(
                        new UnitId(row.getString("id")), LocalDate.ofInstant(now, ZoneId.of(row.getString("zone")))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The root's current day; that of UTC without a root. */
    public LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, zone());
    }

    /** The root's; UTC without a root. */
    public ZoneId zone() {
        return jdbc.sql("select zone from unit where parent is null")
                .query(String.class)
                .optional()
                .map(ZoneId::of)
                .orElse(ZoneOffset.UTC);
    }

    /**
     * Upserts the unit. Parents precede their children.
     *
     * @return whether its calendar changed, so that days are judged again
     */
    boolean put(Unit unit) {
        return jdbc.sql("""
                        with earlier as (select rest_days, closures from unit where id = :id)
                        insert into unit (id, parent, kind, name, zone, rest_days, closures, deadline, openness)
                        values (:id, :parent, :kind, :name, :zone, :restDays, :closures::date[], :deadline, :openness)
                        on conflict (id) do update set
                          parent = excluded.parent, kind = excluded.kind, name = excluded.name, zone = excluded.zone,
                          rest_days = excluded.rest_days, closures = excluded.closures, deadline = excluded.deadline,
                          openness = excluded.openness
                        returning exists (select from earlier
                          where (earlier.rest_days, earlier.closures) is distinct from (unit.rest_days, unit.closures))
                        """)
                .param("id", unit.id().value())
                .param("parent", unit.parent() == null ? null : unit.parent().value())
                .param("kind", unit.kind().name())
                .param("name", unit.name())
                .param("zone", unit.zone().getId())
                .param("restDays", names(unit.calendar().restDays()))
                .param(
                        "closures",
                        unit.calendar().closures().stream()
                                .map(LocalDate::toString)
                                .toArray(String[]::new))
                .param("deadline", unit.deadline())
                .param("openness", unit.visibility().name())
                .query(Boolean.class)
                .single();
    }

    private static String[] names(Set<DayOfWeek> days) {
        return days.stream().map(DayOfWeek::name).toArray(String[]::new);
    }

    private static Unit unit(ResultSet row, int number) throws SQLException {
        var parent = row.getString("parent");
        return new Unit(
                new UnitId(row.getString("id")),
                parent == null ? null : new UnitId(parent),
                UnitKind.valueOf(row.getString("kind")),
                row.getString("name"),
                new Unit.ReportingTimes(
                        ZoneId.of(row.getString("zone")),
                        calendar(row.getArray("rest_days"), row.getArray("closures")),
                        row.getObject("deadline", LocalTime.class)),
                Visibility.valueOf(row.getString("openness")));
    }

    private static WorkingCalendar calendar(Array restDays, Array closures) throws SQLException {
        var rest = EnumSet.noneOf(DayOfWeek.class);
        List.of((String[]) restDays.getArray()).forEach(day -> rest.add(DayOfWeek.valueOf(day)));
        var closed = new TreeSet<LocalDate>();
        Arrays.stream((Date[]) closures.getArray()).map(Date::toLocalDate).forEach(closed::add);
        return new WorkingCalendar(rest, closed);
    }

    /** @param changes that it includes */
    private record KnownTree(String changes, UnitTree tree) {}
}
