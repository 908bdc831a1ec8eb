package coop.minga.analytics.series;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import coop.minga.analytics.catalogue.SeriesId;

/**
 * The outcome of adding statements.
 *
 * @param overLimit those of days that have the most statements
 * @param changed the first day of each series whose value may have changed
 */
public record AddedStatements(
        List<StatementRow> stored, List<StatementRow> overLimit, Map<SeriesId, LocalDate> changed) {

    public AddedStatements {
        stored = List.copyOf(stored);
        overLimit = List.copyOf(overLimit);
        changed = Map.copyOf(changed);
    }
}
