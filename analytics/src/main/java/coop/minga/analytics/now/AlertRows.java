package coop.minga.analytics.now;

import java.util.HashMap;
import java.util.List;
import java.util.Objects;

import coop.minga.analytics.alert.Alert;
import coop.minga.analytics.catalogue.Indicators;
import coop.minga.analytics.now.NowRow.AlertRow;
import coop.minga.analytics.people.People;

/** Adds indicator, unit, level and owner to alerts. */
final class AlertRows {

    private final Indicators indicators;
    private final People people;

    AlertRows(Indicators indicators, People people) {
        this.indicators = indicators;
        this.people = people;
    }

    List<AlertRow> of(List<Alert> shown, NowSnapshot snapshot) {
        var known = new HashMap<>(snapshot.alerts().indicators());
        var others = shown.stream()
                .map(Alert::series)
                .filter(series -> !known.containsKey(series))
                .distinct()
                .toList();
        if (!others.isEmpty()) {
            known.putAll(indicators.find(others));
        }
        var owners = people.names(shown.stream()
                .map(Alert::acknowledgedBy)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return shown.stream()
                .map(alert -> new AlertRow(
                        alert,
                        Objects.requireNonNull(known.get(alert.series())),
                        snapshot.tree().find(alert.unit()).orElseThrow(),
                        snapshot.tree().find(alert.currentLevel()).orElseThrow(),
                        alert.acknowledgedBy() == null ? "" : owners.getOrDefault(alert.acknowledgedBy(), "")))
                .toList();
    }
}
