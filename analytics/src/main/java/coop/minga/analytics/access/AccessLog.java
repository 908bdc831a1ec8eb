package coop.minga.analytics.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.catalogue.Units;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The two-way glass: a unit sees who accessed its data. */
public final class AccessLog {

    private final JdbcClient jdbc;
    private final Units units;
    private final Clock clock;

    public AccessLog(JdbcClient jdbc, Units units, Clock clock) {
        this.jdbc = jdbc;
        this.units = units;
        this.clock = clock;
    }

    /** Records an access, except by the unit's own people. */
    public void record(Viewer viewer, Collection<Indicator> seen) {
        var others = seen.stream()
                .filter(indicator -> !viewer.belongsTo(indicator.unit()))
                .map(indicator -> indicator.series().value())
                .toArray(Integer[]::new);
        if (others.length == 0) {
            return;
        }
        var now = clock.instant();
        // one order, so that concurrent accesses to the same units cannot deadlock
        jdbc.sql("""
                        insert into viewing (unit, series, person, day, last_at)
                        select unit, series, :person, :day, :at from indicator where series = any(:seen)
                        order by unit, series
                        on conflict (unit, day, series, person) do update set last_at = excluded.last_at
                        """)
                .param("seen", others)
                .param("person", viewer.person().id().value())
                .param("day", units.today(now))
                .param("at", Timestamp.from(now))
                .update();
    }

    /** The latest 200, newest first. */
    public List<AccessLogEntry> of(UnitId unit) {
        return jdbc.sql("""
                        select series, name, day, last_at from viewing join person on person.id = viewing.person
                        where unit = :unit order by last_at desc limit 200
                        """)
                .param("unit", unit.value())
                .query((row, number) -> new AccessLogEntry(
                        new SeriesId(row.getInt("series")),
                        row.getString("name"),
                        row.getObject("day", LocalDate.class),
                        row.getTimestamp("last_at").toInstant()))
                .list();
    }
}
