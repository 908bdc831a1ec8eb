package coop.minga.analytics.now;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

import coop.minga.analytics.alert.VisibleAlerts;
import coop.minga.analytics.alert.OpenAlerts;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.catalogue.UnitTree;

/**
 * What one viewer sees on the wall at one moment.
 *
 * @param openAlerts how many are open in a unit and below it, by unit: all that a level above knows before an alert has
 *     climbed to it, and nothing that a unit beside it knows
 * @param listing what stands out of the series that the viewer may see
 * @param heard the worst of the alerts that the viewer's levels have heard of
 * @param reports of the cooperatives and workplaces with indicators that the viewer belongs to, or stands above, or that
 *     have opened their readings
 * @param kept units with indicators whose reports are not for the viewer to see
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
