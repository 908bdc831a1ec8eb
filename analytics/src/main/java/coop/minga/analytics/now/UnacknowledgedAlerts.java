package coop.minga.analytics.now;

import java.util.List;
import java.util.Objects;

import coop.minga.analytics.access.Viewer;
import coop.minga.analytics.alert.Alert;
import coop.minga.analytics.alert.Alerts;
import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.Indicators;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.catalogue.Units;

/** Open pain alerts that nobody looks after and whose clock runs at a level for which the viewer may act. */
public final class UnacknowledgedAlerts {

    /** More are only known to be more. */
    public static final int MOST_COUNTED = 99;

    private final Alerts alerts;
    private final Indicators indicators;
    private final Units units;

    public UnacknowledgedAlerts(Alerts alerts, Indicators indicators, Units units) {
        this.alerts = alerts;
        this.indicators = indicators;
        this.units = units;
    }

    /** At most one more than {@link #MOST_COUNTED}. */
    public int count(Viewer viewer) {
        return alerts.countUnacknowledged(acting(viewer), MOST_COUNTED + 1);
    }

    /** By deadline. */
    public List<Item> mostUrgent(Viewer viewer, int most) {
        var urgent = alerts.unacknowledged(acting(viewer), most);
        var measured = indicators.find(urgent.stream().map(Alert::series).toList());
        return urgent.stream()
                .map(alert -> new Item(
                        alert,
                        units.find(alert.unit()).orElseThrow(),
                        Objects.requireNonNull(measured.get(alert.series()))))
                .toList();
    }

    private static List<UnitId> acting(Viewer viewer) {
        return viewer.roles().keySet().stream()
                .filter(level -> viewer.mayActFor(List.of(level)))
                .toList();
    }

    /** An alert with its unit and indicator. */
    public record Item(Alert alert, Unit unit, Indicator indicator) {}
}
