package coop.minga.analytics.alert;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.catalogue.UnitTree;

/**
 * What one viewer sees on the wall at one moment.
 *
 * @param openAlerts how many are open, by unit: all that a level above knows before an alert has climbed to it
 * @param exceptions of the series that the viewer may see, the most surprising first
 * @param alerts those that the viewer's levels have heard of, the nearest deadline first
 * @param reports of every cooperative and workplace with indicators
 */
public record WallPicture(
        Instant at,
        UnitTree tree,
        Map<UnitId, Integer> openAlerts,
        List<WallException> exceptions,
        List<Alert> alerts,
        Map<UnitId, UnitReport> reports) {

    public WallPicture {
        openAlerts = Map.copyOf(openAlerts);
        exceptions = List.copyOf(exceptions);
        alerts = List.copyOf(alerts);
        reports = Map.copyOf(reports);
    }

    /** Of a unit and everything below it. */
    public int openAlertsBelow(UnitId unit) {
        var below = tree.childrenOf(unit).stream()
                .mapToInt(child -> openAlertsBelow(child.id()))
                .sum();
        return below + openAlerts.getOrDefault(unit, 0);
    }
}
