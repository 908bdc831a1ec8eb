package coop.minga.ingest.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where in a row the values stand, as the header says. */
sealed interface Layout {
    int columns();

    /** The values of one row. */
    List<Cell> cells(long line, List<String> fields);

    /** One row for each indicator and day: the places of the columns, {@code unit} -1 where there is none. */
    record RowPerValue(int columns, int indicator, int day, int value, int unit) implements Layout {
        @Override
        public List<Cell> cells(long line, List<String> fields) {
            String itsUnit = unit < 0 ? "" : fields.get(unit);
            return List.of(new Cell(line, "value", fields.get(indicator), fields.get(day), fields.get(value), itsUnit));
        }
    }

    /** One row for each day, a column for each indicator: place to code. */
    record RowPerDay(int columns, int day, Map<Integer, String> indicators) implements Layout {
        public RowPerDay {
            indicators = Map.copyOf(indicators);
        }

        @Override
        public List<Cell> cells(long line, List<String> fields) {
            List<Cell> cells = new ArrayList<>(indicators.size());
            for (int at = 0; at < columns; at++) {
                String indicator = indicators.get(at);
                if (indicator != null) {
                    cells.add(new Cell(line, indicator, indicator, fields.get(day), fields.get(at), ""));
                }
            }
            return cells;
        }
    }
}
