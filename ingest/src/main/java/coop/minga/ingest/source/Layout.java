package coop.minga.ingest.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Positions of the values in a row, from the header. */
sealed interface Layout {
    int columns();

    List<Cell> cells(long line, List<String> fields);

    /** One row for each indicator and day. {@code unit} is -1 if absent. */
    record RowPerValue(int columns, int indicator, int day, int value, int unit) implements Layout {
        @Override
        public List<Cell> cells(long line, List<String> fields) {
            String itsUnit = unit < 0 ? "" : fields.get(unit);
            return List.of(new Cell(line, "value", fields.get(indicator), fields.get(day), fields.get(value), itsUnit));
        }
    }

    /** One row for each day. {@code indicators} maps positions to codes. */
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
