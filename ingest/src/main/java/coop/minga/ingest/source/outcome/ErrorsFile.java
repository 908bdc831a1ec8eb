package coop.minga.ingest.source.outcome;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import coop.minga.ingest.contract.SafeText;
import coop.minga.ingest.file.AtomicFile;
import coop.minga.ingest.file.PrivateFile;
import coop.minga.ingest.message.Message;
import de.siegmar.fastcsv.writer.CsvWriter;

/**
 * Writes refused rows as CSV for a spreadsheet. Possible formulas get an apostrophe, numbers do not. Hidden characters
 * are written by their number.
 */
public final class ErrorsFile {
    private static final Pattern FORMULA = Pattern.compile("(?s)[=+\\-@\\t\\r\\n\\uFF1D\\uFF0B\\uFF0D\\uFF20].*");

    /** Starts another cell where the spreadsheet's own separator is no comma. */
    private static final Pattern NEXT_CELL =
            Pattern.compile("(?<=[;\\t\\r\\n])(?=[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20])");

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9.,]+([eE][+-]?[0-9]+)?");

    private ErrorsFile() {}

    /**
     * Writes the file atomically.
     *
     * @param source only its readers may read the result
     * @param language of the reasons
     */
    public static void write(Path file, List<RowFinding> rows, Path source, Locale language) throws IOException {
        AtomicFile.write(file, draft -> {
            PrivateFile.createLike(source, draft);
            write(draft, rows, language);
        });
    }

    private static void write(Path draft, List<RowFinding> rows, Locale language) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(draft)) {
            csv.writeRecord(
                    "file", "line", "column", "value", Message.of("errors.do").in(language));
            for (RowFinding row : rows) {
                csv.writeRecord(
                        plain(row.file()),
                        Long.toString(row.line()),
                        plain(row.column()),
                        plain(row.value()),
                        plain(row.reason().in(language)));
            }
        }
    }

    private static String plain(String text) {
        String visible = SafeText.escapeControls(text);
        if (NUMBER.matcher(visible).matches()) {
            return visible;
        }
        String harmless = NEXT_CELL.matcher(visible).replaceAll("'");
        return FORMULA.matcher(harmless).matches() ? "'" + harmless : harmless;
    }
}
