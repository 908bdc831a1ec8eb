package coop.minga.ingest.source;

import java.util.List;
import java.util.Optional;

import coop.minga.ingest.contract.IndicatorDefinition;

/**
 * The row that names the columns.
 *
 * @param row its number in the table
 * @param titles as they stand in the file
 * @param day the column of the day
 * @param value the column of the value in a long file, else -1
 * @param indicator the column of the indicator in a long file, else -1
 * @param unit the column of the unit of measure in a long file, else -1
 * @param columns those of indicators in a wide file, by position
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
