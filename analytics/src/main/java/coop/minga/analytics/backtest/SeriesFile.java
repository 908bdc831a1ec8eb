package coop.minga.analytics.backtest;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import coop.minga.analytics.filter.FilterDay;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import org.jspecify.annotations.Nullable;

/**
 * An input file {@code series,day,value[,closed]}, sorted by series and day, read by row. A malformed row is refused
 * with its line, column and value; the reader may skip its series.
 */
final class SeriesFile implements Closeable {

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    private static final List<String> COLUMNS = List.of("series", "day", "value");

    private final Path path;
    private final CsvReader<NamedCsvRecord> reader;
    private final CloseableIterator<NamedCsvRecord> records;
    private @Nullable NamedCsvRecord ahead;
    private @Nullable SeriesRow last;

    private SeriesFile(Path path, CsvReader<NamedCsvRecord> reader) {
        this.path = path;
        this.reader = reader;
        this.records = reader.iterator();
    }

    /** Rejects missing or empty files, and outputs equal to the input or each other. Pipes and devices may repeat. */
    static SeriesFile open(Path path, Path... outputs) throws IOException {
        if (!Files.exists(path) || Files.isDirectory(path)) {
            throw new IllegalArgumentException(path + ": there is no such file to read");
        }
        List<Path> taken = new ArrayList<>(List.of(path));
        for (Path output : outputs) {
            for (Path other : taken) {
                if (same(output, other)) {
                    throw new IllegalArgumentException(
                            output + ": is named twice; give what is read and what is written files of their own");
                }
            }
            taken.add(output);
        }
        SeriesFile file = new SeriesFile(
                path,
                CsvReader.builder()
                        .detectBomHeader(true)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofNamedCsvRecord(path));
        NamedCsvRecord first = file.peek();
        if (first == null) {
            file.close();
            throw new UnfitFileException(
                    path + " has no rows: expected the header series,day,value[,closed] and a row a day below it");
        }
        for (String column : COLUMNS) {
            if (!first.getHeader().contains(column)) {
                file.close();
                throw file.refused(first, column, "nothing", "the columns series, day and value" + hint(first));
            }
        }
        return file;
    }

    /** The series of the next row, if there is one. */
    Optional<String> nextSeries() {
        NamedCsvRecord next = peek();
        return next == null ? Optional.empty() : Optional.of(field(next, "series"));
    }

    /** The next row if it belongs to this series. */
    Optional<SeriesRow> nextOf(String series) {
        NamedCsvRecord next = peek();
        if (next == null || !field(next, "series").equals(series)) {
            return Optional.empty();
        }
        ahead = null;
        SeriesRow row = row(next);
        last = row;
        return Optional.of(row);
    }

    /** Passes over the rows that are left of this series. */
    void skip(String series) {
        while (nextSeries().filter(series::equals).isPresent()) {
            ahead = null;
        }
    }

    @Override
    public void close() throws IOException {
        records.close();
        reader.close();
    }

    private static boolean same(Path one, Path other) throws IOException {
        if (Files.exists(one) && Files.exists(other)) {
            return Files.isRegularFile(one) && Files.isSameFile(one, other);
        }
        return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }

    private @Nullable NamedCsvRecord peek() {
        if (ahead == null && records.hasNext()) {
            ahead = records.next();
        }
        return ahead;
    }

    private SeriesRow row(NamedCsvRecord line) {
        String series = field(line, "series");
        if (line.getFieldCount() > line.getHeader().size()) {
            throw refused(
                    line,
                    "value",
                    line.getFieldCount() + " fields",
                    line.getHeader().size() + " as in the header (numbers have a point)");
        }
        LocalDate date = date(line);
        if (last != null
                && last.series().equals(series)
                && !date.isAfter(last.day().date())) {
            throw refused(
                    line, "day", date.toString(), "a day after " + last.day().date());
        }
        return new SeriesRow(series, new FilterDay(date, closed(line)), value(line));
    }

    private LocalDate date(NamedCsvRecord line) {
        String text = field(line, "day");
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException notADay) {
            throw refused(line, "day", text, "a day such as 2026-03-31", notADay);
        }
    }

    private boolean closed(NamedCsvRecord line) {
        String text = line.findField("closed").orElse("").strip();
        return switch (text) {
            case "", "0" -> false;
            case "1" -> true;
            default -> throw refused(line, "closed", text, "0, 1 or nothing");
        };
    }

    private String value(NamedCsvRecord line) {
        String text = field(line, "value");
        if (text.isEmpty()) {
            return text;
        }
        if (!NUMBER.matcher(text).matches()) {
            throw refused(line, "value", text, "a number or nothing");
        }
        if (Double.isInfinite(Double.parseDouble(text))) {
            throw refused(line, "value", text, "a finite number or nothing");
        }
        return text;
    }

    private String field(NamedCsvRecord line, String column) {
        return line.findField(column)
                .orElseThrow(() -> refused(line, column, "nothing", "a field in every column"))
                .strip();
    }

    private static String hint(NamedCsvRecord line) {
        return line.getHeader().stream().anyMatch(name -> name.contains(";"))
                ? "; there is ; between the fields, expected a comma (and a point in numbers)"
                : "";
    }

    private IllegalArgumentException refused(NamedCsvRecord line, String column, String found, String expected) {
        return new IllegalArgumentException(path + ", line " + line.getStartingLineNumber() + ", column " + column
                + ": found " + found + ", expected " + expected);
    }

    private IllegalArgumentException refused(
            NamedCsvRecord line, String column, String found, String expected, Exception cause) {
        IllegalArgumentException refusal = refused(line, column, found, expected);
        refusal.initCause(cause);
        return refusal;
    }
}
