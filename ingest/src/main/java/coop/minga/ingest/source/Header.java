package coop.minga.ingest.source;

import java.util.List;
import java.util.Optional;

import coop.minga.ingest.contract.IndicatorDefinition;

/**
 * The row of titles. Positions of missing columns are -1.
 *
 * @param titles as they stand in the file
 * @param indicator only of a long file, as {@code value} and {@code unit}
 * @param columns the indicators of a wide file
 */
record Header(int row, List<String> titles, int day, int indicator, int value, int unit, List<Column> columns) {
    Header {
        titles = List.copyOf(titles);
        columns = List.copyOf(columns);
    }

    boolean isLong() {
        return indicator >= 0;
    }

    /** How many columns are understood. */
    int understood() {
        return isLong() ? 3 + (unit >= 0 ? 1 : 0) : 1 + columns.size();
    }

    Optional<Column> at(int position) {
        return columns.stream().filter(each -> each.at() == position).findFirst();
    }

    boolean uses(int position) {
        return position == day
                || position == indicator
                || position == value
                || position == unit
                || at(position).isPresent();
    }

    /**
     * A column with the values of one indicator.
     *
     * @param unit as the title says it, else empty
     */
    record Column(int at, String title, IndicatorDefinition indicator, String unit) {}
}
