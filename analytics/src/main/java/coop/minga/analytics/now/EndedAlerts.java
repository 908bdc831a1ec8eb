package coop.minga.analytics.now;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import coop.minga.analytics.access.AccessLog;
import coop.minga.analytics.access.Viewer;
import coop.minga.analytics.alert.Alert;
import coop.minga.analytics.alert.AlertId;
import coop.minga.analytics.alert.Alerts;
import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.Indicators;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.catalogue.Units;
import coop.minga.analytics.now.NowRow.AlertRow;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Ended alerts, however old, for the levels that know them (decision 046). A page reads as many entries of an index as
 * it has rows, for each level of the viewer.
 */
public final class EndedAlerts {

    /** Alerts per page. */
    public static final int PAGE = 50;

    static final int MOST_BELOW = 50;

    private final JdbcClient jdbc;
    private final Alerts alerts;
    private final Units units;
    private final Indicators indicators;
    private final AccessLog accessLog;

    public EndedAlerts(JdbcClient jdbc, Alerts alerts, Units units, Indicators indicators, AccessLog accessLog) {
        this.jdbc = jdbc;
        this.alerts = alerts;
        this.units = units;
        this.indicators = indicators;
        this.accessLog = accessLog;
    }

    /** Alerts of the unit and of those below it, as far as they reached the viewer's levels. */
    public EndedPage page(Viewer viewer, UnitId unit, EndedPosition after) {
        var levels = viewer.roles().keySet();
        var listed = listed(levels, unit, after);
        var shown = listed.stream().limit(PAGE).toList();
        return new EndedPage(
                rows(shown),
                units.pathUp(unit).reversed(),
                below(levels, unit),
                listed.size() > PAGE ? shown.getLast() : null);
    }

    /** Records an access to the readings behind rows. Call when they are delivered. */
    public void recordLook(Viewer viewer, Collection<Indicator> delivered) {
        accessLog.record(viewer, delivered);
    }

    /** One more than a page. */
    private List<EndedPosition> listed(Collection<UnitId> levels, UnitId unit, EndedPosition after) {
        return jdbc.sql("""
                        select distinct closed_at, alert from unnest(:levels::text[]) as own (level) cross join lateral (
                          select closed_at, alert from ended_alert
                          where level = own.level and below = :unit and (closed_at, alert) < (:endedAt, :alert)
                          order by closed_at desc, alert desc limit :most) as known
                        order by closed_at desc, alert desc limit :most
                        """)
                .param("levels", levels.stream().map(UnitId::value).toArray(String[]::new))
                .param("unit", unit.value())
                .param("endedAt", Timestamp.from(after.endedAt()))
                .param("alert", after.alert().value())
                .param("most", PAGE + 1)
                .query(EndedAlerts::position)
                .list();
    }

    private static EndedPosition position(ResultSet row, int number) throws SQLException {
        return new EndedPosition(row.getTimestamp("closed_at").toInstant(), new AlertId(row.getLong("alert")));
    }

    private List<AlertRow> rows(List<EndedPosition> shown) {
        var found = alerts.find(shown.stream().map(EndedPosition::alert).toList()).stream()
                .collect(Collectors.toMap(Alert::id, Function.identity()));
        var those = shown.stream()
                .map(position -> found.get(position.alert()))
                .filter(Objects::nonNull)
                .filter(alert -> !alert.isOpen())
                .toList();
        var known = indicators.find(those.stream().map(Alert::series).distinct().toList());
        var owners = units.find(those.stream().map(Alert::unit).distinct().toList());
        return those.stream()
                .map(alert -> row(
                        alert,
                        Objects.requireNonNull(known.get(alert.series())),
                        Objects.requireNonNull(owners.get(alert.unit()))))
                .toList();
    }

    /** Nobody looks after an alert that ended, and no level is asked. */
    private static AlertRow row(Alert alert, Indicator indicator, Unit unit) {
        return new AlertRow(alert, indicator, unit, unit, "");
    }

    /**
     * Reads an entry of an index for each unit directly below, until enough have alerts. Only levels that know an alert
     * of the unit know one below it. The offsets keep the planner from reading all alerts of a level instead.
     */
    private List<Unit> below(Collection<UnitId> levels, UnitId unit) {
        var ids = jdbc
                .sql("""
                        with own as (
                          select level from unnest(:levels::text[]) as asked (level) where exists (
                            select from ended_alert where level = asked.level and below = :unit offset 0))
                        select id from unit where parent = :unit and exists (
                          select from ended_alert where level = any(array(select level from own)) and below = unit.id
                          offset 0)
                        order by name, id limit :most
                        """)
                .param("unit", unit.value())
                .param("levels", levels.stream().map(UnitId::value).toArray(String[]::new))
                .param("most", MOST_BELOW)
                .query(String.class)
                .list()
                .stream()
                .map(UnitId::new)
                .toList();
        var found = units.find(ids);
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }
}
