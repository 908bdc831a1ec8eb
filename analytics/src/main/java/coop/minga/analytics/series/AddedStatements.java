package coop.minga.analytics.series;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import coop.minga.analytics.catalogue.SeriesId;

/**
 * The outcome of adding statements.
 *
 * @param refused those of days without room
 * @param changed the first day of each series whose value may have changed
 */
public record AddedStatements(List<StatementRow> stored, List<StatementRow> refused, Map<SeriesId, LocalDate> changed) {

    public AddedStatements {
        stored = List.copyOf(stored);
        refused = List.copyOf(refused);
        changed = Map.copyOf(changed);
    }
}
