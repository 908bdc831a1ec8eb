package coop.minga.ingest.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import coop.minga.ingest.message.Message;
import coop.minga.ingest.question.Answers;
import coop.minga.ingest.question.FileFamily;
import coop.minga.ingest.source.outcome.FileOutcome;
import coop.minga.ingest.source.outcome.RefusedFile;
import coop.minga.ingest.source.table.Table;
import coop.minga.ingest.source.table.UnreadableTextException;

/** The formats of files, by the end of their names. */
public enum FileFormat {
    CSV(".csv", ".txt");

    static final Message UNKNOWN = Message.of("file.not-csv");

    private final String endings;

    FileFormat(String... endings) {
        this.endings = String.join(" ", endings);
    }

    static Optional<FileFormat> of(String name) {
        String lowered = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(each -> Arrays.stream(each.endings.split(" ")).anyMatch(lowered::endsWith))
                .findFirst();
    }

    /**
     * Reads a file by its format; refuses one of an unknown format.
     *
     * @param answers that somebody gave for the file's family
     */
    public static FileOutcome read(
            String name, InputStream in, ReadingRules rules, Function<FileFamily, Answers> answers) throws IOException {
        Optional<FileFormat> format = of(name);
        if (format.isEmpty()) {
            return new RefusedFile(name, 1, UNKNOWN);
        }
        return switch (format.get()) {
            case CSV -> CsvFile.read(name, in, rules, answers);
        };
    }

    /** The first rows of a file. */
    Table head(InputStream in, int rows) throws IOException, UnreadableTextException {
        return switch (this) {
            case CSV -> CsvFile.head(in, rows);
        };
    }
}
