package coop.minga.analytics.now;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import coop.minga.analytics.access.AccessLog;
import coop.minga.analytics.access.Viewer;
import coop.minga.analytics.alert.Alert;
import coop.minga.analytics.alert.Alerts;
import coop.minga.analytics.alert.OpenAlerts;
import coop.minga.analytics.alert.VisibleAlerts;
import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.Indicators;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.catalogue.UnitTree;
import coop.minga.analytics.catalogue.Units;
import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.filter.result.Interval;
import coop.minga.analytics.filter.result.VerdictKind;
import coop.minga.analytics.series.Readings;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The state of the federation for one viewer (decision 015). Reads the last row of each series only. */
public final class Wall {

    private static final int RECENT_DAYS = 3;
    private static final int MOST_EXCEPTIONS = 40;
    private static final int MOST_ALERTS = 50;

    private final JdbcClient jdbc;
    private final Units units;
    private final Indicators indicators;
    private final Readings readings;
    private final Alerts alerts;
    private final AccessLog accessLog;
    private final Clock clock;

    /** @param clock the federation's */
    public Wall(
            JdbcClient jdbc,
            Units units,
            Indicators indicators,
            Readings readings,
            Alerts alerts,
            AccessLog accessLog,
            Clock clock) {
        this.jdbc = jdbc;
        this.units = units;
        this.indicators = indicators;
        this.readings = readings;
        this.alerts = alerts;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    public WallSnapshot snapshot(Viewer viewer) {
        var now = clock.instant();
        var tree = units.tree();
        return new WallSnapshot(
                now,
                tree,
                openAlerts(viewer, tree),
                listing(viewer, tree, now),
                heard(viewer, 0, MOST_ALERTS),
                reports(viewer, tree, now),
                kept(viewer, tree));
    }

    /** A page of the alerts known to the viewer's levels; the last page if {@code skipped} exceeds all. */
    public VisibleAlerts heard(Viewer viewer, int skipped, int most) {
        var levels = viewer.roles().keySet();
        var open = alerts.countOpenFor(levels);
        var before = skipped < open ? skipped : Math.max(0, open - 1) / most * most;
        var shown = alerts.openFor(levels, before, most);
        return new VisibleAlerts(
                shown, indicators.find(shown.stream().map(Alert::series).toList()), before, open);
    }

    /** Counts for each unit that the viewer may know, units below included. */
    private Map<UnitId, OpenAlerts> openAlerts(Viewer viewer, UnitTree tree) {
        var byUnit = alerts.openByUnit();
        var below = new HashMap<UnitId, OpenAlerts>();
        for (var unit : tree.all()) {
            var path = tree.pathUp(unit.id());
            var open = byUnit.getOrDefault(unit.id(), OpenAlerts.NONE);
            for (var level : path) {
                if (open.total() > 0 && viewer.maySeeCountOf(tree.pathUp(level.id()))) {
                    below.merge(level.id(), open, OpenAlerts::and);
                }
            }
        }
        return below;
    }

    /** Records an access to the shown units' data. Call when a snapshot is delivered. */
    public void recordLook(Viewer viewer, WallSnapshot snapshot) {
        accessLog.record(
                viewer,
                Stream.concat(
                                snapshot.listing().exceptions().stream().map(UnusualReading::indicator),
                                snapshot.alerts().indicators().values().stream())
                        .distinct()
                        .toList());
    }

    /** The same for a page of alerts. */
    public void recordLook(Viewer viewer, VisibleAlerts heard) {
        accessLog.record(viewer, heard.indicators().values());
    }

    /** Exceptional readings among the visible, by the listing rule for each day. */
    private Listing listing(Viewer viewer, UnitTree tree, Instant now) {
        var visible = tree.all().stream()
                .filter(viewer::maySeeSeriesOf)
                .map(unit -> unit.id().value())
                .toArray(String[]::new);
        var since = units.today(now).minusDays(RECENT_DAYS);
        var candidates = jdbc.sql("""
                        select * from (
                          select series_now.*, count(*) over (partition by day) as among
                          from series_now join indicator using (series)
                          where unit = any(:visible) and retired_on is null and value is not null and p_value is not null and day >= :since
                            and kind <> 'NOT_ENOUGH_HISTORY'
                        ) as looked_at
                        where p_value <= :rate order by p_value, series
                        """)
                .param("visible", visible)
                .param("since", since)
                .param("rate", ListingRule.FALSE_DISCOVERY_RATE)
                .query(Wall::shown)
                .list();
        var thresholds = candidates.stream()
                .collect(Collectors.groupingBy(
                        Shown::day, Collectors.collectingAndThen(Collectors.toList(), Wall::threshold)));
        var listed = candidates.stream()
                .filter(each -> each.pValue <= thresholds.getOrDefault(each.day, 0.0))
                .toList();
        var shown = listed.stream().limit(MOST_EXCEPTIONS).toList();
        var known = indicators.find(shown.stream().map(Shown::series).toList());
        return new Listing(
                shown.stream()
                        .map(each -> each.of(Objects.requireNonNull(known.get(each.series()))))
                        .toList(),
                listed.size(),
                readingsSince(visible, since));
    }

    private int readingsSince(String[] visible, LocalDate since) {
        return jdbc.sql("""
                        select count(*) from series_now join indicator using (series)
                        where unit = any(:visible) and retired_on is null and value is not null and p_value is not null and day >= :since
                          and kind <> 'NOT_ENOUGH_HISTORY'
                        """)
                .param("visible", visible)
                .param("since", since)
                .query(Integer.class)
                .single();
    }

    private static double threshold(List<Shown> day) {
        return ListingRule.threshold(
                day.stream().mapToDouble(Shown::pValue).toArray(),
                day.getFirst().among());
    }

    private static Shown shown(ResultSet row, int number) throws SQLException {
        return new Shown(
                new SeriesId(row.getInt("series")),
                row.getObject("day", LocalDate.class),
                row.getDouble("value"),
                row.getDouble("median"),
                new Interval(row.getDouble("low"), row.getDouble("high")),
                VerdictKind.valueOf(row.getString("kind")),
                Direction.valueOf(row.getString("direction")),
                row.getDouble("p_value"),
                row.getInt("among"),
                row.getBoolean("flagged"));
    }

    /** For each unit with indicators that the viewer may know, from recorded readings, judged or not. */
    private Map<UnitId, UnitReport> reports(Viewer viewer, UnitTree tree, Instant now) {
        var own = indicators.awaitedOf(tree.all().stream()
                .filter(unit -> mayKnowReportOf(unit, viewer, tree))
                .map(Unit::id)
                .toList());
        var lastDays =
                readings.lastDays(own.values().stream().flatMap(List::stream).toList());
        var missing = new HashMap<UnitId, List<SeriesId>>();
        own.forEach((id, all) -> missing.put(id, missing(tree.find(id).orElseThrow(), all, lastDays, now)));
        var named = named(viewer, tree, own, missing);
        var reports = new HashMap<UnitId, UnitReport>();
        own.forEach((id, all) -> {
            var unit = tree.find(id).orElseThrow();
            var open = missing.getOrDefault(id, List.of());
            var names = open.stream().map(named::get).filter(Objects::nonNull).toList();
            var last = all.stream()
                    .map(lastDays::get)
                    .filter(Objects::nonNull)
                    .max(Comparator.naturalOrder())
                    .orElse(null);
            reports.put(
                    id, UnitReport.of(unit, all.size(), all.size() - open.size(), names, due(unit, now), last, now));
        });
        return reports;
    }

    /** Missing indicators of partly reporting units with visible readings. */
    private Map<SeriesId, Indicator> named(
            Viewer viewer, UnitTree tree, Map<UnitId, List<SeriesId>> own, Map<UnitId, List<SeriesId>> missing) {
        return indicators.find(missing.entrySet().stream()
                .filter(each -> each.getValue().size()
                        < own.getOrDefault(each.getKey(), List.of()).size())
                .filter(each -> viewer.maySeeSeriesOf(tree.find(each.getKey()).orElseThrow()))
                .flatMap(each -> each.getValue().stream())
                .toList());
    }

    /** @param lastDays of the series with statements */
    private static List<SeriesId> missing(
            Unit unit, List<SeriesId> series, Map<SeriesId, LocalDate> lastDays, Instant now) {
        return series.stream()
                .filter(each -> lastDays.getOrDefault(each, LocalDate.MIN).isBefore(due(unit, now)))
                .toList();
    }

    private static LocalDate due(Unit unit, Instant now) {
        return unit.today(now).minusDays(1);
    }

    /** Everybody may know that a unit measures, not whether it reported. */
    private Set<UnitId> kept(Viewer viewer, UnitTree tree) {
        return indicators
                .awaitedOf(tree.all().stream()
                        .filter(unit -> !mayKnowReportOf(unit, viewer, tree))
                        .map(Unit::id)
                        .toList())
                .keySet();
    }

    private static boolean mayKnowReportOf(Unit unit, Viewer viewer, UnitTree tree) {
        return viewer.maySeeSeriesOf(unit) || viewer.maySeeCountOf(tree.pathUp(unit.id()));
    }

    /** An exception before its indicator is looked up. */
    private record Shown(
            SeriesId series,
            LocalDate day,
            double value,
            double median,
            Interval expected,
            VerdictKind kind,
            Direction direction,
            double pValue,
            int among,
            boolean flagged) {

        UnusualReading of(Indicator indicator) {
            return new UnusualReading(indicator, day, value, median, expected, kind, direction, pValue, flagged);
        }
    }
}
