package coop.minga.analytics.now;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

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
import coop.minga.analytics.filter.result.Interval;
import coop.minga.analytics.filter.result.VerdictKind;
import coop.minga.analytics.people.Role;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The state of the federation for one viewer (decision 015). Reads counts of units and rows that are shown. */
public final class NowSnapshots {

    private static final int RECENT_DAYS = 3;
    private static final int MOST_EXCEPTIONS = 40;
    private static final int MOST_ALERTS = 50;
    private static final String LISTABLE =
            "value is not null and p_value is not null and series_now.kind <> 'NOT_ENOUGH_HISTORY'";

    private static final int MOST_COUNTS = 8;

    private final JdbcClient jdbc;
    private final Units units;
    private final Indicators indicators;
    private final Alerts alerts;
    private final AccessLog accessLog;
    private final Clock clock;
    private final UnitCounts counts;
    private final SharedReads<Map<UnitId, Set<Role>>, NowSnapshot> shared;

    /**
     * @param clock the federation's
     * @param share how long viewers with the same rights share a snapshot, unless {@link #noteChange} ends it
     */
    public NowSnapshots(
            JdbcClient jdbc,
            Units units,
            Indicators indicators,
            Alerts alerts,
            AccessLog accessLog,
            Clock clock,
            Duration share) {
        this.jdbc = jdbc;
        this.units = units;
        this.indicators = indicators;
        this.alerts = alerts;
        this.accessLog = accessLog;
        this.clock = clock;
        this.counts = new UnitCounts(jdbc);
        this.shared = new SharedReads<>(share, System::nanoTime);
    }

    /** To call when readings, alerts or units changed. */
    public void noteChange() {
        shared.noteChange();
    }

    /** Depends on the viewer's roles only. */
    public NowSnapshot snapshot(Viewer viewer) {
        return shared.get(viewer.roles(), () -> read(viewer));
    }

    private NowSnapshot read(Viewer viewer) {
        var now = clock.instant();
        var tree = units.tree();
        var reported = counts.reported();
        return new NowSnapshot(
                now,
                tree,
                openAlerts(viewer, tree),
                listing(viewer, now),
                visibleAlerts(viewer, 0, MOST_ALERTS),
                reports(viewer, tree, now, reported),
                hidden(viewer, tree, reported));
    }

    /** A page of the alerts known to the viewer's levels; the last page if {@code skipped} exceeds all. */
    public VisibleAlerts visibleAlerts(Viewer viewer, int skipped, int most) {
        var levels = viewer.roles().keySet();
        var open = alerts.countOpenFor(levels);
        var before = skipped < open ? skipped : Math.max(0, open - 1) / most * most;
        var shown = alerts.openFor(levels, before, most);
        return new VisibleAlerts(
                shown, indicators.find(shown.stream().map(Alert::series).toList()), before, open);
    }

    /** Counts for each unit that the viewer may know, units below included. */
    private Map<UnitId, OpenAlerts> openAlerts(Viewer viewer, UnitTree tree) {
        return counts.openAlerts().entrySet().stream()
                .filter(each -> viewer.maySeeCountOf(tree.pathUp(each.getKey())))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Records an access to the units' data on a page of alerts. Call when it is delivered. */
    public void recordLook(Viewer viewer, Collection<Indicator> delivered) {
        accessLog.record(viewer, delivered);
    }

    /** Exceptional readings among the visible, by the listing rule for each day. */
    private Listing listing(Viewer viewer, Instant now) {
        var since = units.today(now).minusDays(RECENT_DAYS);
        var own = viewer.roles().keySet();
        var among = counts.judged(own, since);
        var listed = new ArrayList<Shown>();
        among.forEach((day, readings) -> {
            var candidates = candidates(own, day, bound(day, readings));
            var threshold = ListingRule.threshold(
                    candidates.stream().mapToDouble(Shown::pValue).toArray(), readings);
            candidates.stream().filter(each -> each.pValue <= threshold).forEach(listed::add);
        });
        listed.sort(Comparator.comparingDouble(Shown::pValue)
                .thenComparingInt(each -> each.series().value()));
        var shown = listed.stream().limit(MOST_EXCEPTIONS).toList();
        var known = indicators.find(shown.stream().map(Shown::series).toList());
        return new Listing(
                shown.stream()
                        .map(each -> each.of(Objects.requireNonNull(known.get(each.series()))))
                        .toList(),
                listed.size(),
                among.values().stream().mapToInt(Integer::intValue).sum());
    }

    /** No listed p-value of the day is greater. Readings hidden from the viewer raise it, so it can be too high only. */
    private double bound(LocalDate day, int among) {
        var bound = ListingRule.FALSE_DISCOVERY_RATE;
        for (var i = 0; i < MOST_COUNTS; i++) {
            var next = ListingRule.FALSE_DISCOVERY_RATE * readingsUpTo(day, bound) / among;
            if (next >= bound) {
                return bound;
            }
            bound = next;
        }
        return bound;
    }

    private int readingsUpTo(LocalDate day, double pValue) {
        return jdbc.sql("select count(*) from series_now where day = :day and p_value <= :most and " + LISTABLE)
                .param("day", day)
                .param("most", pValue)
                .query(Integer.class)
                .single();
    }

    private List<Shown> candidates(Set<UnitId> own, LocalDate day, double most) {
        return jdbc.sql("""
                        select series_now.* from series_now join indicator using (series) join unit on unit.id = indicator.unit
                        where day = :day and p_value <= :most and retired_on is null and
                        """ + UnitCounts.showsSeries() + " and " + LISTABLE)
                .param("own", own.stream().map(UnitId::value).toArray(String[]::new))
                .param("day", day)
                .param("most", most)
                .query(NowSnapshots::shown)
                .list();
    }

    private static Shown shown(ResultSet row, int number) throws SQLException {
        return new Shown(
                new SeriesId(row.getInt("series")),
                row.getObject("day", LocalDate.class),
                row.getDouble("value"),
                new Interval(row.getDouble("low"), row.getDouble("high")),
                VerdictKind.valueOf(row.getString("kind")),
                row.getDouble("p_value"),
                row.getBoolean("flagged"));
    }

    /** For each unit with indicators that the viewer may know, from recorded readings, judged or not. */
    private Map<UnitId, UnitReport> reports(
            Viewer viewer, UnitTree tree, Instant now, Map<UnitId, UnitCounts.Reported> reported) {
        var named = named(viewer, tree, now, reported);
        var reports = new HashMap<UnitId, UnitReport>();
        reported.forEach((id, count) -> {
            var unit = tree.find(id).orElseThrow();
            if (mayKnowReportOf(unit, viewer, tree)) {
                var due = due(unit, now);
                reports.put(
                        id,
                        UnitReport.of(
                                unit,
                                count.series(),
                                count.since(due),
                                named.getOrDefault(id, List.of()),
                                due,
                                count.lastDay(),
                                now));
            }
        });
        return reports;
    }

    /** Missing indicators of partly reporting units with visible readings. */
    private Map<UnitId, List<Indicator>> named(
            Viewer viewer, UnitTree tree, Instant now, Map<UnitId, UnitCounts.Reported> reported) {
        var dueDays = new HashMap<UnitId, LocalDate>();
        reported.forEach((id, count) -> {
            var unit = tree.find(id).orElseThrow();
            var since = count.since(due(unit, now));
            if (since > 0 && since < count.series() && viewer.maySeeSeriesOf(unit)) {
                dueDays.put(id, due(unit, now));
            }
        });
        if (dueDays.isEmpty()) {
            return Map.of();
        }
        return indicators.find(counts.missing(dueDays)).values().stream()
                .sorted(Comparator.comparing(each -> each.definition().code().value()))
                .collect(Collectors.groupingBy(Indicator::unit));
    }

    private static LocalDate due(Unit unit, Instant now) {
        return unit.today(now).minusDays(1);
    }

    /** Everybody may know that a unit measures, not whether it reported. */
    private static Set<UnitId> hidden(Viewer viewer, UnitTree tree, Map<UnitId, UnitCounts.Reported> reported) {
        return reported.keySet().stream()
                .filter(id -> !mayKnowReportOf(tree.find(id).orElseThrow(), viewer, tree))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean mayKnowReportOf(Unit unit, Viewer viewer, UnitTree tree) {
        return viewer.maySeeSeriesOf(unit) || viewer.maySeeCountOf(tree.pathUp(unit.id()));
    }

    /** An exception before its indicator is looked up. */
    private record Shown(
            SeriesId series,
            LocalDate day,
            double value,
            Interval expected,
            VerdictKind kind,
            double pValue,
            boolean flagged) {

        ListedReading of(Indicator indicator) {
            return new ListedReading(indicator, day, value, expected, kind, pValue, flagged);
        }
    }
}
