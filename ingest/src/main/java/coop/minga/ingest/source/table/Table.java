package coop.minga.ingest.source.table;

import java.util.Arrays;
import java.util.List;

/** The rows of a file as texts, without empty lines. Cells are cut out when they are asked for. */
public final class Table {
    private final char[] text;
    private final int[] ends;
    private final int[] firstCells;
    private final long[] lines;
    private final int rows;
    private final List<BrokenLine> broken;

    Table(char[] text, int[] ends, int[] firstCells, long[] lines, int rows, List<BrokenLine> broken) {
        this.text = text;
        this.ends = ends;
        this.firstCells = firstCells;
        this.lines = lines;
        this.rows = rows;
        this.broken = List.copyOf(broken);
    }

    public int rows() {
        return rows;
    }

    /** The line of the file on which the row begins, from 1. */
    public long line(int row) {
        return lines[row];
    }

    public int columns(int row) {
        return firstCells[row + 1] - firstCells[row];
    }

    /** Stripped; empty behind the last cell of the row. */
    public String cell(int row, int column) {
        if (column < 0 || column >= columns(row)) {
            return "";
        }
        int cell = firstCells[row] + column;
        int from = cell == 0 ? 0 : ends[cell - 1];
        int to = ends[cell];
        while (from < to && blank(text[from])) {
            from++;
        }
        while (to > from && blank(text[to - 1])) {
            to--;
        }
        return from == to ? "" : new String(text, from, to - from);
    }

    public List<String> cells(int row) {
        String[] cells = new String[columns(row)];
        Arrays.setAll(cells, column -> cell(row, column));
        return List.of(cells);
    }

    public boolean blank(int row) {
        int from = firstCells[row] == 0 ? 0 : ends[firstCells[row] - 1];
        for (int at = from; at < ends[firstCells[row + 1] - 1]; at++) {
            if (!blank(text[at])) {
                return false;
            }
        }
        return true;
    }

    /** Lines with quotation marks that do not pair; they are in no row. */
    public List<BrokenLine> broken() {
        return broken;
    }

    private static boolean blank(char character) {
        return character <= ' '
                || character == '\u00A0'
                || character == '\u202F'
                || character == '\u2007'
                || character == '\u2009'
                || character == '\u200B'
                || character == '\uFEFF';
    }

    public record BrokenLine(long line, String text) {}
}
