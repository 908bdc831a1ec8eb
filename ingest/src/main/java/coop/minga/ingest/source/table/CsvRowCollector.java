package coop.minga.ingest.source.table;

import java.util.Arrays;
import java.util.List;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;

/** Collects the cells of all rows in one array of characters. */
final class CsvRowCollector extends AbstractBaseCsvCallbackHandler<CsvRowCollector> {
    private char[] text;
    private int[] ends = new int[64];
    private int[] firstCells = new int[16];
    private long[] lines = new long[16];
    private int length;
    private int cells;
    private int rows;
    private long line = 1;
    private long lineGiven;
    private int lengthBefore;
    private int cellsBefore;
    private boolean lineBreaks;

    CsvRowCollector(int size) {
        this.text = new char[Math.max(16, size)];
    }

    @Override
    protected void handleBegin(long startingLine) {
        line = startingLine;
        lengthBefore = length;
        cellsBefore = cells;
    }

    @Override
    protected void handleField(int at, char[] buffer, int offset, int size, boolean quoted) {
        if (length + size > text.length) {
            text = Arrays.copyOf(text, Math.max(length + size, text.length * 2));
        }
        System.arraycopy(buffer, offset, text, length, size);
        if (quoted && !lineBreaks) {
            for (int each = 0; each < size && !lineBreaks; each++) {
                lineBreaks = buffer[offset + each] == '\n' || buffer[offset + each] == '\r';
            }
        }
        length += size;
        if (cells == ends.length) {
            ends = Arrays.copyOf(ends, cells * 2);
        }
        ends[cells++] = length;
    }

    @Override
    protected CsvRowCollector buildRecord() {
        endRow();
        return this;
    }

    /** The next record is this line of the file. */
    void mark(long given) {
        lineGiven = given;
        lengthBefore = length;
        cellsBefore = cells;
    }

    /** Forgets the cells since the record began. */
    void reset() {
        length = lengthBefore;
        cells = cellsBefore;
    }

    private void endRow() {
        if (cells == cellsBefore) {
            return;
        }
        if (rows + 1 >= firstCells.length) {
            firstCells = Arrays.copyOf(firstCells, rows * 2);
            lines = Arrays.copyOf(lines, rows * 2);
        }
        lines[rows] = lineGiven > 0 ? lineGiven : line;
        firstCells[++rows] = cells;
        lengthBefore = length;
        cellsBefore = cells;
    }

    /** Whether a cell with line breaks holds lines that look like rows: its mark was probably left open. */
    boolean swallowsRows(char separator) {
        return lineBreaks && swallows(separator);
    }

    private boolean swallows(char separator) {
        for (int cell = 0; cell < cells; cell++) {
            String content =
                    new String(text, cell == 0 ? 0 : ends[cell - 1], ends[cell] - (cell == 0 ? 0 : ends[cell - 1]));
            boolean rowInside = content.lines().skip(1).anyMatch(each -> each.indexOf(separator) >= 0);
            if (rowInside) {
                return true;
            }
        }
        return false;
    }

    Table table(int linesBefore, List<Table.BrokenLine> broken) {
        long[] shifted = Arrays.copyOf(lines, rows);
        for (int row = 0; row < rows; row++) {
            shifted[row] += linesBefore;
        }
        return new Table(text, ends, Arrays.copyOf(firstCells, rows + 1), shifted, rows, broken);
    }
}
