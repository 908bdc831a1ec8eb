package coop.minga.analytics.alert;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.SeriesId;

/**
 * A page of the open alerts that a viewer may see.
 *
 * @param alerts pain first, then by deadline
 * @param before the number of alerts before this page
 * @param open the number in all
 */
public record VisibleAlerts(List<Alert> alerts, Map<SeriesId, Indicator> indicators, int before, int open) {

    public VisibleAlerts {
        alerts = List.copyOf(alerts);
        indicators = Map.copyOf(indicators);
    }

    public Indicator indicator(Alert alert) {
        return Objects.requireNonNull(indicators.get(alert.series()), () -> "the indicator of alert " + alert.id());
    }

    /** The number of alerts after this page. */
    public int after() {
        return Math.max(0, open - before - alerts.size());
    }
}
