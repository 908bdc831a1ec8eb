package coop.minga.analytics.now;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import coop.minga.analytics.access.AccessLog;
import coop.minga.analytics.access.Viewer;
import coop.minga.analytics.alert.Alert;
import coop.minga.analytics.alert.AlertAccess;
import coop.minga.analytics.alert.AlertId;
import coop.minga.analytics.alert.Alerts;
import coop.minga.analytics.alert.Polarity;
import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.event.KnownEvent;
import coop.minga.analytics.event.KnownEvents;
import coop.minga.analytics.now.NowPage.Counts;
import coop.minga.analytics.now.NowRow.AlertRow;
import coop.minga.analytics.now.NowRow.ReadingRow;
import coop.minga.analytics.people.Contact;
import coop.minga.analytics.people.Mandates;

/** Sorts the state of the federation for one viewer by who must act. */
public final class NowPages {

    static final int MOST_ALERTS = 50;
    private static final int MOST_ENDED = 20;
    private static final int MOST_EVENTS = 50;
    private static final int MOST_CONTACTS = 3;
    private static final Duration WEEK = Duration.ofDays(7);
    private static final int DAYS_AHEAD = 14;

    private final NowSnapshots snapshots;
    private final Alerts alerts;
    private final AlertRows alertRows;
    private final Sparklines sparklines;
    private final KnownEvents events;
    private final Mandates mandates;
    private final AccessLog accessLog;

    NowPages(
            NowSnapshots snapshots,
            Alerts alerts,
            AlertRows alertRows,
            Sparklines sparklines,
            KnownEvents events,
            Mandates mandates,
            AccessLog accessLog) {
        this.snapshots = snapshots;
        this.alerts = alerts;
        this.alertRows = alertRows;
        this.sparklines = sparklines;
        this.events = events;
        this.mandates = mandates;
        this.accessLog = accessLog;
    }

    public NowPage page(Viewer viewer) {
        var snapshot = snapshots.snapshot(viewer);
        var today = today(snapshot);
        var ownLevels = levelsToActFor(viewer);
        var yours = alerts.ofOwnLevels(ownLevels, MOST_ALERTS);
        var open = ownFirst(yours, snapshot.alerts().alerts());
        var since = snapshot.at().minus(WEEK);
        var levels = viewer.roles().keySet();
        var rows = group(
                viewer,
                alertRows.of(open, snapshot),
                readingRows(snapshot, open),
                alertRows.of(alerts.endedFor(levels, since, MOST_ENDED), snapshot));
        return new NowPage(
                snapshot,
                rows,
                sparklines(viewer, rows, today),
                new Counts(
                        alerts.countOfOwnLevels(ownLevels),
                        yours.isEmpty() ? null : yours.getFirst().deadline(),
                        snapshot.alerts().open() - open.size(),
                        alerts.countEndedFor(levels, since)),
                coming(viewer, snapshot, today),
                contacts(viewer, snapshot, today));
    }

    /** Records an access to the readings behind rows. Call when they are delivered. */
    public void recordLook(Viewer viewer, Collection<Indicator> delivered) {
        accessLog.record(viewer, delivered);
    }

    private static LocalDate today(NowSnapshot snapshot) {
        return snapshot.tree()
                .root()
                .map(root -> root.today(snapshot.at()))
                .orElseGet(() -> LocalDate.ofInstant(snapshot.at(), ZoneOffset.UTC));
    }

    private static List<UnitId> levelsToActFor(Viewer viewer) {
        return viewer.roles().keySet().stream()
                .filter(level -> viewer.mayActFor(List.of(level)))
                .toList();
    }

    private static List<Alert> ownFirst(List<Alert> own, List<Alert> others) {
        var all = new LinkedHashMap<AlertId, Alert>();
        own.forEach(alert -> all.put(alert.id(), alert));
        others.forEach(alert -> all.putIfAbsent(alert.id(), alert));
        return all.values().stream().limit(MOST_ALERTS).toList();
    }

    private static List<ReadingRow> readingRows(NowSnapshot snapshot, List<Alert> open) {
        var alerted = open.stream().map(Alert::series).collect(Collectors.toSet());
        return snapshot.listing().readings().stream()
                .filter(reading -> !alerted.contains(reading.indicator().series()))
                .map(reading -> new ReadingRow(
                        reading,
                        snapshot.tree().find(reading.indicator().unit()).orElseThrow()))
                .toList();
    }

    private static Map<NowGroup, List<NowRow>> group(
            Viewer viewer, List<AlertRow> open, List<ReadingRow> readings, List<AlertRow> ended) {
        var rows = new EnumMap<NowGroup, List<NowRow>>(NowGroup.class);
        open.forEach(row -> add(rows, groupOf(viewer, row.alert()), row));
        readings.forEach(row -> add(rows, isGood(row.reading()) ? NowGroup.BETTER : NowGroup.UNUSUAL, row));
        ended.forEach(row -> add(rows, NowGroup.ENDED, row));
        return rows;
    }

    private static void add(Map<NowGroup, List<NowRow>> rows, NowGroup group, NowRow row) {
        rows.computeIfAbsent(group, key -> new ArrayList<>()).add(row);
    }

    private static NowGroup groupOf(Viewer viewer, Alert alert) {
        if (alert.polarity() == Polarity.PLEASURE) {
            return NowGroup.BETTER;
        }
        return AlertAccess.mayAct(viewer, alert) ? NowGroup.YOURS : NowGroup.REACHED;
    }

    private static boolean isGood(ListedReading reading) {
        return Polarity.isPleasure(reading.side(), reading.indicator().goodDirection());
    }

    private Map<SeriesId, Sparkline> sparklines(Viewer viewer, Map<NowGroup, List<NowRow>> rows, LocalDate today) {
        var owners = new HashMap<SeriesId, Unit>();
        rows.forEach((group, all) -> all.stream()
                .filter(row -> group != NowGroup.ENDED && viewer.maySeeSeriesOf(row.unit()))
                .forEach(row -> owners.put(row.indicator().series(), row.unit())));
        return sparklines.of(owners, today);
    }

    private List<KnownEvent> coming(Viewer viewer, NowSnapshot snapshot, LocalDate today) {
        var visible = snapshot.tree().all().stream()
                .filter(viewer::maySeeSeriesOf)
                .map(Unit::id)
                .toList();
        return events.between(visible, today, today.plusDays(DAYS_AHEAD), MOST_EVENTS);
    }

    /** Of late units only at or below the viewer's levels: names of others are not shown to them elsewhere either. */
    private Map<UnitId, Contact> contacts(Viewer viewer, NowSnapshot snapshot, LocalDate today) {
        var late = snapshot.late().stream()
                .map(report -> report.unit().id())
                .filter(unit -> viewer.maySeeCountOf(snapshot.tree().pathUp(unit)))
                .limit(MOST_CONTACTS)
                .collect(Collectors.toUnmodifiableSet());
        return late.isEmpty() ? Map.of() : mandates.contacts(late, today);
    }
}
