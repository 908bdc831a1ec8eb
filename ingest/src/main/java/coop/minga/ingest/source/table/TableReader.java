package coop.minga.ingest.source.table;

import java.util.ArrayList;
import java.util.List;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;

/**
 * Divides a text into rows and cells. Cells in quotation marks may hold line breaks. Where marks do not pair, each line is
 * a row of its own, so a stray mark spoils one line only.
 */
public final class TableReader {
    private static final int LONGEST_HEAD = 1 << 16;

    private final String text;
    private final char separator;
    private final int linesBefore;

    /** @param linesBefore lines of the file above the text */
    public TableReader(String text, char separator, int linesBefore) {
        this.text = text;
        this.separator = separator;
        this.linesBefore = linesBefore;
    }

    public Table read() {
        try {
            CsvRowCollector cells = cells(false);
            return cells.swallowsRows(separator) ? lineByLine() : cells.table(linesBefore, List.of());
        } catch (CsvParseException unpaired) {
            return lineByLine();
        }
    }

    /** The first lines, to look for a header. */
    public Table head(int lines) {
        int end = 0;
        for (int line = 0; line < lines && end >= 0 && end < text.length(); line++) {
            int next = text.indexOf('\n', end);
            end = next < 0 ? text.length() : next + 1;
        }
        TableReader head = new TableReader(text.substring(0, Math.min(end, LONGEST_HEAD)), separator, linesBefore);
        try {
            return head.cells(true).table(linesBefore, List.of());
        } catch (CsvParseException unpaired) {
            return head.lineByLine();
        }
    }

    private CsvRowCollector cells(boolean unclosed) {
        CsvRowCollector cells = new CsvRowCollector(text.length());
        builder(unclosed).build(cells, text).forEach(row -> {});
        return cells;
    }

    private Table lineByLine() {
        CsvRowCollector cells = new CsvRowCollector(text.length());
        CsvReader.CsvReaderBuilder one = builder(false);
        List<Table.BrokenLine> broken = new ArrayList<>();
        String[] lines = text.split("\r\n|\r|\n", -1);
        for (int at = 0; at < lines.length; at++) {
            if (lines[at].isBlank()) {
                continue;
            }
            cells.mark(at + 1);
            try {
                one.ofSingleCsvRecord(cells, lines[at]);
            } catch (CsvParseException unpaired) {
                cells.reset();
                broken.add(new Table.BrokenLine(at + 1L + linesBefore, lines[at]));
            }
        }
        return cells.table(linesBefore, broken);
    }

    private CsvReader.CsvReaderBuilder builder(boolean unclosed) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .trimWhitespacesAroundQuotes(true)
                .allowUnclosedQuote(unclosed);
    }
}
