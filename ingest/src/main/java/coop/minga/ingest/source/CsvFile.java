package coop.minga.ingest.source;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import coop.minga.ingest.contract.CooperativeCatalogue;
import coop.minga.ingest.contract.LogText;
import coop.minga.ingest.contract.Statement;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;

/**
 * Reads a CSV file, separated by {@code ,} or {@code ;}: long ({@code indicator,day,value,unit}) or wide (a column for
 * each indicator). One line is one row, so a stray quotation mark spoils one row only.
 */
public final class CsvFile {
    static final int MOST_STATEMENTS = 200_000;

    private static final int LONGEST_FIELD = 1000;

    private final String name;
    private final RowCheck check;
    private final Layout layout;
    private final List<Integer> nameless;
    private final CsvReader.CsvReaderBuilder csv;
    private final char separator;
    private final List<Statement> accepted = new ArrayList<>();
    private final List<DoubtfulRow> doubtful = new ArrayList<>();
    private final List<RefusedRow> refused = new ArrayList<>();
    private final List<RefusedRow> notes = new ArrayList<>();
    private int refusedCount;

    private CsvFile(String name, CooperativeCatalogue catalogue, LocalDate today, DecimalMark mark, String header)
            throws UnreadableTextException {
        if (header.indexOf('\t') >= 0 && header.indexOf(',') < 0 && header.indexOf(';') < 0) {
            throw new UnreadableTextException(1, "the fields are separated by tabs, expected , or ; between them");
        }
        this.name = name;
        this.separator = header.indexOf(';') >= 0 ? ';' : ',';
        this.csv = CsvReader.builder()
                .fieldSeparator(separator)
                .trimWhitespacesAroundQuotes(true)
                .allowUnclosedQuote(false);
        this.check = new RowCheck(name, catalogue, today, new Decimal(separator == ';', mark));
        List<String> columns = headerColumns(header);
        this.layout = Header.layout(columns, check);
        this.nameless = IntStream.range(0, columns.size())
                .filter(at -> columns.get(at).isBlank())
                .boxed()
                .toList();
        noteUnknownColumns(columns);
    }

    /**
     * Reads the file and holds one line at a time.
     *
     * @param clock determines today in the catalogue's zone; days after tomorrow are refused
     */
    public static FileOutcome read(
            String name, InputStream in, CooperativeCatalogue catalogue, DecimalMark mark, Clock clock)
            throws IOException {
        LocalDate today = LocalDate.now(clock.withZone(catalogue.zone()));
        try {
            LineReader lines = new LineReader(in);
            Optional<Line> header = lines.next();
            if (!(header.orElse(null) instanceof Line.Text text) || text.text().isBlank()) {
                return new RefusedFile(name, 1, "the file has no header row on its first line");
            }
            return new CsvFile(name, catalogue, today, mark, text.text()).rows(lines);
        } catch (UnreadableTextException unreadable) {
            return new RefusedFile(name, unreadable.line(), unreadable.getMessage());
        }
    }

    private FileOutcome rows(LineReader lines) throws IOException, UnreadableTextException {
        Optional<Line> line = lines.next();
        long last = 1;
        while (line.isPresent()) {
            last = line.get().number();
            switch (line.get()) {
                case Line.Text(long number, String text) -> row(number, text);
                case Line.TooLong(long number) ->
                    refuse(number, "", "", "a line of at most " + LineReader.LONGEST_LINE + " bytes");
            }
            if (accepted.size() + doubtful.size() > MOST_STATEMENTS) {
                return new RefusedFile(
                        name, line.get().number(), "more than " + MOST_STATEMENTS + " values; split the file in parts");
            }
            line = lines.next();
        }
        settleDoubts();
        if (lines.openEnd() && !accepted.isEmpty()) {
            notes.add(
                    row(last, "", "", "an end of the last line; it was taken as it stands, look whether it is whole"));
        }
        if (accepted.isEmpty() && refusedCount == 0) {
            notes.add(new RefusedRow(name, 1, "", "", "at least one value below the header; this file states nothing"));
        }
        return new ReadFile(accepted, refused, refusedCount, notes);
    }

    private void row(long line, String text) {
        if (text.isBlank()) {
            return;
        }
        Optional<List<String>> split = split(text);
        if (split.isEmpty()) {
            refuse(line, "", text, "quotation marks in pairs, with nothing between them and the separator");
            return;
        }
        List<String> fields = split.get();
        if (fields.stream().allMatch(String::isBlank)) {
            return;
        }
        if (fields.stream().anyMatch(field -> field.length() > LONGEST_FIELD)) {
            refuse(line, "", text, "fields of at most " + LONGEST_FIELD + " characters");
        } else if (fields.size() != layout.columns()) {
            refuse(
                    line,
                    "",
                    text,
                    layout.columns() + " fields as in the header, not " + fields.size() + separatorHint());
        } else {
            refuseNameless(line, fields);
            cells(layout.cells(line, fields));
        }
    }

    /** Spreadsheets add trailing separators; a value there belongs to no indicator. */
    private void refuseNameless(long line, List<String> fields) {
        for (int at : nameless) {
            if (!fields.get(at).isBlank()) {
                refuse(line, "", fields.get(at), "nothing in a column without a name; name the column, or empty it");
            }
        }
    }

    private void cells(List<Cell> cells) {
        for (Cell cell : cells) {
            switch (check.check(cell)) {
                case AcceptedRow(Statement statement) -> accepted.add(statement);
                case DoubtfulRow row -> doubtful.add(row);
                case EmptyRow() -> {}
                case RefusedRow row -> {
                    keep(row);
                    if (row.column().equals("day")) {
                        return; // refuses the row once, not each value
                    }
                }
            }
        }
    }

    private void settleDoubts() {
        for (DoubtfulRow each : doubtful) {
            switch (check.settle(each)) {
                case AcceptedRow(Statement statement) -> accepted.add(statement);
                case RefusedRow row -> keep(row);
                case DoubtfulRow _, EmptyRow _ -> {}
            }
        }
        refused.sort(Comparator.comparingLong(RefusedRow::line));
    }

    private Optional<List<String>> split(String text) {
        try {
            return Optional.of(csv.ofSingleCsvRecord(text).getFields());
        } catch (CsvParseException unreadable) {
            return Optional.empty();
        }
    }

    private List<String> headerColumns(String header) throws UnreadableTextException {
        return split(header)
                .orElseThrow(() -> new UnreadableTextException(1, "the header row has unpaired quotation marks"));
    }

    private void noteUnknownColumns(List<String> columns) {
        if (layout instanceof Layout.RowPerDay wide) {
            for (int at = 0; at < columns.size(); at++) {
                if (at != wide.day() && !wide.indicators().containsKey(at) && !nameless.contains(at)) {
                    notes.add(row(
                            1,
                            columns.get(at),
                            columns.get(at),
                            check.knownIndicators() + "; the column was passed over"));
                }
            }
        }
    }

    private String separatorHint() {
        return separator == ',' ? " (numbers with a decimal comma need ; between the fields)" : "";
    }

    private void refuse(long line, String column, String value, String expected) {
        keep(row(line, column, value, expected));
    }

    private RefusedRow row(long line, String column, String value, String expected) {
        return new RefusedRow(name, line, LogText.harmless(column) ? column : LogText.quoted(column), value, expected);
    }

    private void keep(RefusedRow row) {
        refusedCount++;
        if (refused.size() < ReadFile.MOST_REFUSED_KEPT) {
            refused.add(row);
        }
    }
}
