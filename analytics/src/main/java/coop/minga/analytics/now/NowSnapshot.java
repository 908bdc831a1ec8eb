package coop.minga.analytics.now;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import coop.minga.analytics.alert.OpenAlerts;
import coop.minga.analytics.alert.VisibleAlerts;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.catalogue.UnitTree;

/**
 * The state of the federation for one viewer at one moment.
 *
 * @param openAlerts by unit, including units below
 * @param listing exceptional readings of visible series
 * @param alerts the worst visible ones
 * @param reports of visible units
 * @param hiddenUnits those whose reports are hidden
 */
public record NowSnapshot(
        Instant at,
        UnitTree tree,
        Map<UnitId, OpenAlerts> openAlerts,
        Listing listing,
        VisibleAlerts alerts,
        Map<UnitId, UnitReport> reports,
        Set<UnitId> hiddenUnits) {

    public NowSnapshot {
        openAlerts = Map.copyOf(openAlerts);
        reports = Map.copyOf(reports);
        hiddenUnits = Set.copyOf(hiddenUnits);
    }

    /** Of a unit and all below; none if the viewer may not know. */
    public OpenAlerts openAlertsBelow(UnitId unit) {
        return openAlerts.getOrDefault(unit, OpenAlerts.NONE);
    }

    /** Units with a report due, or missing before, or given on a rest day. */
    public int expectedReports() {
        return reports.size() - count(ReportingState.REST_DAY);
    }

    public int completeReports() {
        return count(ReportingState.REPORTED);
    }

    public int partialReports() {
        return count(ReportingState.PARTLY);
    }

    /** Late and cut-off units, by name. */
    public List<UnitReport> late() {
        return reports.values().stream()
                .filter(report -> report.state() == ReportingState.LATE || report.state() == ReportingState.CUT_OFF)
                .sorted(Comparator.comparing(report -> report.unit().name()))
                .toList();
    }

    /** When the first report of those still in time is due; empty if none is awaited. */
    public Optional<Instant> nextDue() {
        return reports.values().stream()
                .filter(report -> report.state() == ReportingState.EXPECTED)
                .map(UnitReport::dueAt)
                .min(Comparator.naturalOrder());
    }

    private int count(ReportingState state) {
        return Math.toIntExact(reports.values().stream()
                .filter(report -> report.state() == state)
                .count());
    }
}
