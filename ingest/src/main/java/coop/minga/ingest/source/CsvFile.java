package coop.minga.ingest.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import coop.minga.ingest.message.Message;
import coop.minga.ingest.question.Answers;
import coop.minga.ingest.question.FileFamily;
import coop.minga.ingest.source.outcome.FileOutcome;
import coop.minga.ingest.source.outcome.Findings;
import coop.minga.ingest.source.outcome.ReadFile;
import coop.minga.ingest.source.outcome.RefusedFile;
import coop.minga.ingest.source.table.FileText;
import coop.minga.ingest.source.table.Table;
import coop.minga.ingest.source.table.TableReader;
import coop.minga.ingest.source.table.UnreadableTextException;
import coop.minga.ingest.source.value.UcumUnits;

/**
 * Reads a CSV file: long ({@code indicator,day,value,unit}) or wide (a column for each indicator). A value is accepted only
 * where it can be read in one way. Else it is asked about, or refused in words.
 */
public final class CsvFile {
    static final int MOST_VALUES = 200_000;

    private static final char[] SEPARATORS = {';', ',', '\t'};

    private final String name;
    private final ReadingRules rules;
    private final Function<FileFamily, Answers> answers;
    private final UcumUnits units = new UcumUnits();
    private final HeaderFinder finder;

    private CsvFile(String name, ReadingRules rules, Function<FileFamily, Answers> answers) {
        this.answers = answers;
        this.name = name;
        this.rules = rules;
        this.finder = new HeaderFinder(rules.catalogue(), units);
    }

    /** Reads at most 32 MB. */
    public static FileOutcome read(String name, InputStream in, ReadingRules rules) throws IOException {
        return read(name, in, rules, family -> rules.answers());
    }

    /**
     * Reads at most 32 MB.
     *
     * @param answers that somebody gave for the file's family
     */
    public static FileOutcome read(
            String name, InputStream in, ReadingRules rules, Function<FileFamily, Answers> answers) throws IOException {
        try {
            return new CsvFile(name, rules, answers).read(FileText.read(in));
        } catch (UnreadableTextException unreadable) {
            return new RefusedFile(name, unreadable.line(), unreadable.reason());
        }
    }

    /** The first rows, under the separator that makes the most columns. */
    static Table head(InputStream in, int rows) throws IOException, UnreadableTextException {
        return widest(FileText.read(in).text(), rows);
    }

    private FileOutcome read(FileText file) throws UnreadableTextException {
        Found found = find(file.text());
        Table table = found.reader.read();
        Optional<Header> whole = finder.find(table);
        if (whole.isEmpty()) {
            throw brokenHeader(table);
        }
        Header header = whole.get();
        FileFamily family = FileFamily.of(name, header.titles());
        ReadingRules answered = rules.withAnswers(answers.apply(family));
        Findings findings = new Findings(name, family);
        if (file.assumed()) {
            findings.note(1, "", "", Message.of("note.encoding"));
        }
        noteUnknownColumns(header, table.line(header.row()), findings);
        ReadFile read = new RowReader(table, header, finder, units, answered, findings, found.separator).read();
        boolean openEnd = !file.text().isEmpty()
                && "\r\n".indexOf(file.text().charAt(file.text().length() - 1)) < 0;
        if (openEnd && !read.accepted().isEmpty()) {
            findings.note(table.line(table.rows() - 1), "", "", Message.of("note.open-end"));
            return findings.outcome();
        }
        return read;
    }

    /** The row that names the columns has a mark that does not pair, so it is no row. */
    private static UnreadableTextException brokenHeader(Table table) {
        return new UnreadableTextException(
                table.broken().isEmpty() ? 1 : table.broken().getFirst().line(), Message.of("row.quotes"));
    }

    /** The separator under which a row names a day and the most indicators. */
    private Found find(String text) throws UnreadableTextException {
        int firstLine = lineEnd(text);
        String first = text.substring(0, firstLine).strip();
        if (text.isBlank()) {
            throw new UnreadableTextException(1, Message.of("header.none"));
        }
        if (first.length() == 5
                && first.toLowerCase(java.util.Locale.ROOT).startsWith("sep=")
                && first.charAt(4) != '"') {
            TableReader reader = new TableReader(text.substring(behind(text, firstLine)), first.charAt(4), 1);
            return new Found(reader, header(reader), first.charAt(4));
        }
        List<Found> found = new ArrayList<>();
        Optional<UnreadableTextException> refusal = Optional.empty();
        for (char separator : SEPARATORS) {
            TableReader reader = new TableReader(text, separator, 0);
            try {
                finder.find(reader.head(HeaderFinder.MOST_ROWS_ABOVE))
                        .ifPresent(header -> found.add(new Found(reader, header, separator)));
            } catch (UnreadableTextException twice) {
                refusal = Optional.of(twice);
            }
        }
        if (found.isEmpty()) {
            throw refusal.isPresent() ? refusal.get() : unknownHeader(text);
        }
        return found.stream()
                .max(java.util.Comparator.comparingInt(each -> each.header.understood()))
                .orElseThrow();
    }

    private Header header(TableReader reader) throws UnreadableTextException {
        Table head = reader.head(HeaderFinder.MOST_ROWS_ABOVE);
        Optional<Header> header = finder.find(head);
        if (header.isEmpty()) {
            throw unknown(head);
        }
        return header.get();
    }

    private UnreadableTextException unknownHeader(String text) {
        return unknown(widest(text, 1));
    }

    private static Table widest(String text, int rows) {
        Table best = new TableReader(text, SEPARATORS[0], 0).head(rows);
        for (char each : SEPARATORS) {
            Table head = new TableReader(text, each, 0).head(rows);
            if (head.rows() > 0 && (best.rows() == 0 || head.columns(0) > best.columns(0))) {
                best = head;
            }
        }
        return best;
    }

    private UnreadableTextException unknown(Table head) {
        List<String> titles = head.rows() == 0 ? List.of() : head.cells(0);
        Optional<String> near = titles.stream()
                .flatMap(title -> finder.nearest(title).stream().map(name -> title + " -> " + name))
                .findFirst();
        return new UnreadableTextException(
                head.rows() == 0 ? 1 : head.line(0),
                near.isPresent()
                        ? Message.of("header.near", titles, finder.codes(), near.get())
                        : Message.of("header.unknown", titles, finder.codes()));
    }

    private void noteUnknownColumns(Header header, long line, Findings findings) {
        for (int at = 0; at < header.titles().size(); at++) {
            String title = header.titles().get(at);
            if (!title.isBlank() && !header.uses(at)) {
                Optional<String> near = finder.nearest(title);
                findings.note(
                        line,
                        title,
                        title,
                        near.isPresent()
                                ? Message.of("note.column.near", title, near.get())
                                : Message.of("note.column", title, finder.codes()));
            }
        }
    }

    private static int lineEnd(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at;
    }

    private static int behind(String text, int lineEnd) {
        int at = lineEnd;
        if (at < text.length() && text.charAt(at) == '\r') {
            at++;
        }
        return at < text.length() && text.charAt(at) == '\n' ? at + 1 : at;
    }

    private record Found(TableReader reader, Header header, char separator) {}
}
