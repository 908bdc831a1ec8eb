package coop.minga.ingest.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import coop.minga.ingest.source.table.Table;
import coop.minga.ingest.source.table.UnreadableTextException;
import coop.minga.ingest.source.value.NumberText;

/** The columns of a sample file that hold numbers, to propose them as indicators. */
public final class SampleColumns {
    private static final int ROWS = 20;

    private SampleColumns() {}

    /** Titles of the first row that stand above a number. */
    public static List<String> of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return titles(format(file).head(in, ROWS));
        } catch (UnreadableTextException unreadable) {
            throw new IOException(file + ": " + unreadable.reason().in(Locale.getDefault()), unreadable);
        }
    }

    private static FileFormat format(Path file) throws UnreadableTextException {
        return FileFormat.of(file.getFileName().toString())
                .orElseThrow(() -> new UnreadableTextException(1, FileFormat.UNKNOWN));
    }

    private static List<String> titles(Table table) {
        if (table.rows() < 2) {
            return List.of();
        }
        return table.cells(0).stream()
                .filter(title ->
                        !title.isEmpty() && number(table, table.cells(0).indexOf(title)))
                .distinct()
                .toList();
    }

    private static boolean number(Table table, int column) {
        NumberText.Form form = NumberText.of(table.cell(1, column)).form();
        return switch (form) {
            case PLAIN, DECIMAL, GROUPED, BOTH, DOUBTFUL, SCIENTIFIC, HOURS -> true;
            case CLOCK, NO_VALUE, SPREADSHEET_ERROR, WITHDRAWAL, UNREADABLE -> false;
        };
    }
}
