package coop.minga.analytics.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.Indicators;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.catalogue.UnitTree;
import coop.minga.analytics.catalogue.Units;
import coop.minga.analytics.delegate.Viewer;
import coop.minga.analytics.filter.Direction;
import coop.minga.analytics.filter.Interval;
import coop.minga.analytics.filter.VerdictKind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The state of the federation as one viewer may see it: one row a series is read, never the series themselves. */
public final class Wall {

    /** The chance of so odd a reading is 1 in 100 at least. */
    private static final double WORTH_SHOWING = 2;

    private static final int RECENT_DAYS = 3;
    private static final int MOST_EXCEPTIONS = 40;

    private final JdbcClient jdbc;
    private final Units units;
    private final Indicators indicators;
    private final Alerts alerts;
    private final Clock clock;

    /** @param clock the federation's */
    public Wall(JdbcClient jdbc, Units units, Indicators indicators, Alerts alerts, Clock clock) {
        this.jdbc = jdbc;
        this.units = units;
        this.indicators = indicators;
        this.alerts = alerts;
        this.clock = clock;
    }

    public WallPicture picture(Viewer viewer) {
        var now = clock.instant();
        var tree = units.tree();
        return new WallPicture(
                now,
                tree,
                alerts.openByUnit(),
                exceptions(viewer, tree, now),
                alerts.heardBy(viewer.roles().keySet()),
                reports(tree, now));
    }

    private List<WallException> exceptions(Viewer viewer, UnitTree tree, Instant now) {
        var visible = tree.all().stream()
                .filter(viewer::maySeeSeriesOf)
                .map(unit -> unit.id().value())
                .toArray(String[]::new);
        var known = new HashMap<SeriesId, Indicator>();
        return jdbc.sql("""
                        select series_now.* from series_now join indicator using (series)
                        where unit = any(:visible) and (flagged or surprise >= :worth) and value is not null
                          and mean is not null and day >= :since
                        order by flagged desc, surprise desc, series limit :most
                        """)
                .param("visible", visible)
                .param("worth", WORTH_SHOWING)
                .param("since", units.today(now).minusDays(RECENT_DAYS))
                .param("most", MOST_EXCEPTIONS)
                .query((row, number) -> exception(row, known))
                .list();
    }

    private WallException exception(ResultSet row, Map<SeriesId, Indicator> known) throws SQLException {
        var series = new SeriesId(row.getInt("series"));
        return new WallException(
                known.computeIfAbsent(series, id -> indicators.find(id).orElseThrow()),
                row.getObject("day", LocalDate.class),
                row.getDouble("value"),
                row.getDouble("mean"),
                new Interval(row.getDouble("low"), row.getDouble("high")),
                VerdictKind.valueOf(row.getString("kind")),
                Direction.valueOf(row.getString("direction")),
                row.getDouble("surprise"),
                row.getBoolean("flagged"));
    }

    private Map<UnitId, UnitReport> reports(UnitTree tree, Instant now) {
        var reports = new HashMap<UnitId, UnitReport>();
        for (var unit : tree.all()) {
            counted(unit, unit.today(now).minusDays(1))
                    .ifPresent(counted -> reports.put(
                            unit.id(),
                            UnitReport.of(
                                    unit,
                                    counted.indicators(),
                                    counted.reported(),
                                    unit.today(now).minusDays(1),
                                    counted.lastDay(),
                                    now)));
        }
        return reports;
    }

    /** Empty for a unit without indicators of its own. */
    private Optional<Counted> counted(Unit unit, LocalDate dueDay) {
        return jdbc.sql("""
                        select count(*) as indicators, count(*) filter (where day >= :due) as reported, max(day) as last_day
                        from indicator left join series_now using (series) where unit = :unit
                        """)
                .param("unit", unit.id().value())
                .param("due", dueDay)
                .query((row, number) -> new Counted(
                        row.getInt("indicators"), row.getInt("reported"), row.getObject("last_day", LocalDate.class)))
                .optional()
                .filter(counted -> counted.indicators() > 0);
    }

    private record Counted(
            int indicators, int reported, @Nullable LocalDate lastDay) {}
}
