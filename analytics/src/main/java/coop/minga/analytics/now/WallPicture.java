package coop.minga.analytics.now;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

import coop.minga.analytics.alert.OpenAlerts;
import coop.minga.analytics.alert.VisibleAlerts;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.catalogue.UnitTree;

/**
 * The wall as one viewer may see it at one moment.
 *
 * @param openAlerts counts by unit, with the units below it
 * @param listing readings that stand out in visible series
 * @param heard the worst visible alerts
 * @param reports of units that the viewer may see
 * @param kept units whose reports the viewer may not see
 */
public record WallPicture(
        Instant at,
        UnitTree tree,
        Map<UnitId, OpenAlerts> openAlerts,
        Listing listing,
        VisibleAlerts heard,
        Map<UnitId, UnitReport> reports,
        Set<UnitId> kept) {

    public WallPicture {
        openAlerts = Map.copyOf(openAlerts);
        reports = Map.copyOf(reports);
        kept = Set.copyOf(kept);
    }

    /** Of a unit and everything below it; none where that is not for the viewer to know. */
    public OpenAlerts openAlertsBelow(UnitId unit) {
        return openAlerts.getOrDefault(unit, OpenAlerts.NONE);
    }

    /** How many have something to report for the day that is due or one before, or have done so on a day of rest. */
    public int expectedReports() {
        return reports.size() - count(ReportingState.REST_DAY);
    }

    public int completeReports() {
        return count(ReportingState.REPORTED);
    }

    private int count(ReportingState state) {
        return Math.toIntExact(reports.values().stream()
                .filter(report -> report.state() == state)
                .count());
    }
}
