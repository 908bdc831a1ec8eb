package coop.minga.ingest.source;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import coop.minga.ingest.contract.IndicatorDefinition;
import coop.minga.ingest.contract.Statement;
import coop.minga.ingest.message.Message;
import coop.minga.ingest.question.Question;
import coop.minga.ingest.question.Subject;
import coop.minga.ingest.source.outcome.Findings;
import coop.minga.ingest.source.outcome.ReadFile;
import coop.minga.ingest.source.plausibility.ValueCell;
import coop.minga.ingest.source.table.Table;
import coop.minga.ingest.source.table.UnreadableTextException;
import coop.minga.ingest.source.value.DayColumn;
import coop.minga.ingest.source.value.DayOrder;
import coop.minga.ingest.source.value.DayParser;
import coop.minga.ingest.source.value.DayText;
import coop.minga.ingest.source.value.UcumUnits;
import coop.minga.ingest.source.value.Words;

/** Sorts the cells of a table by indicator, each with its day. */
final class RowReader {
    private static final int LONGEST_CELL = 1000;

    private final Table table;
    private final Header header;
    private final HeaderFinder finder;
    private final UcumUnits units;
    private final ReadingRules rules;
    private final Findings findings;
    private final char separator;
    private final DayParser parser;
    private final Map<IndicatorDefinition, IndicatorCells> byIndicator = new LinkedHashMap<>();
    private final List<IndicatorCells> wide = new ArrayList<>();
    private final List<TotalRow> totalRows = new ArrayList<>();
    private final Map<String, Optional<IndicatorCells>> named = new HashMap<>();
    private int sequence;

    RowReader(
            Table table,
            Header header,
            HeaderFinder finder,
            UcumUnits units,
            ReadingRules rules,
            Findings findings,
            char separator) {
        this.table = table;
        this.header = header;
        this.finder = finder;
        this.units = units;
        this.rules = rules.withScaleTitle(scaleTitle(table, header));
        this.findings = findings;
        this.separator = separator;
        this.parser = new DayParser(rules.catalogue().zone());
    }

    ReadFile read() throws UnreadableTextException {
        header.columns().forEach(each -> wide.add(new IndicatorCells(each.indicator(), each.unit(), units, rules)));
        wide.forEach(each -> byIndicator.put(each.indicator(), each));
        table.broken().forEach(each -> findings.refuse(each.line(), "", each.text(), Message.of("row.quotes")));
        List<Row> rows = rows();
        DayColumn days = new DayColumn(parser.parsed(), rules.latestDay(), this::answer);
        notePoints(rows);
        for (Row row : rows) {
            enter(row, days);
            if (sequence > CsvFile.MOST_VALUES) {
                throw new UnreadableTextException(
                        table.line(row.row()), Message.of("file.most-values", CsvFile.MOST_VALUES));
            }
        }
        findings.expect(sequence);
        byIndicator.values().forEach(each -> each.decide(findings));
        totalRows.forEach(each -> each.decide(byIndicator, findings));
        return findings.outcome();
    }

    /** All titles above the table like "in thousands of pesos": a factor that the numbers do not show. */
    private static String scaleTitle(Table table, Header header) {
        return IntStream.range(0, header.row())
                .boxed()
                .flatMap(row -> table.cells(row).stream())
                .filter(Words::scale)
                .distinct()
                .collect(Collectors.joining(" / "));
    }

    /** The rows with a day, or with what should be one. */
    private List<Row> rows() throws UnreadableTextException {
        List<Row> rows = new ArrayList<>(table.rows());
        int columns = header.titles().size();
        boolean data = false;
        for (int row = header.row() + 1; row < table.rows(); row++) {
            if (table.blank(row) || comment(row) || (table.columns(row) > columns && tooLong(row, columns))) {
                continue;
            }
            String day = table.cell(row, header.day());
            DayText read = parser.parse(day);
            if (read.unreadable() && HeaderFinder.namesDay(day)) {
                throw new UnreadableTextException(table.line(row), Message.of("header.second", table.cells(row)));
            }
            if (!data && read.unreadable() && unitRow(row, day)) {
                continue;
            }
            data = true;
            if (read.unreadable() && summary(row, day)) {
                continue;
            }
            rows.add(new Row(row, read));
        }
        return rows;
    }

    /** A comment, or the header again. */
    private boolean comment(int row) {
        String first = table.cell(row, 0);
        boolean error = first.startsWith("#N/") || first.endsWith("!") || first.endsWith("?");
        return (first.startsWith("#") && first.length() > 1 && !error)
                || (first.equals(header.titles().getFirst()) && table.cells(row).equals(header.titles()));
    }

    /** Whether the row is passed over. In a file of commas it may hide decimal commas in every row. */
    private boolean tooLong(int row, int columns) throws UnreadableTextException {
        boolean blankRest = true;
        for (int at = columns; at < table.columns(row); at++) {
            blankRest &= table.cell(row, at).isEmpty();
        }
        if (blankRest) {
            return false;
        }
        if (separator == ',' && adjacentNumbers(row)) {
            throw new UnreadableTextException(
                    table.line(row), Message.of("file.decimal-commas", table.columns(row), columns));
        }
        findings.refuse(
                table.line(row),
                "",
                String.join(String.valueOf(separator), table.cells(row)),
                Message.of("row.fields", table.columns(row), columns));
        return true;
    }

    private boolean adjacentNumbers(int row) {
        for (int at = 1; at < table.columns(row); at++) {
            if (table.cell(row, at - 1).matches("[-+]?\\d+")
                    && table.cell(row, at).matches("\\d+")) {
                return true;
            }
        }
        return false;
    }

    /** A row below the header, without a day, that names the unit of each column. */
    private boolean unitRow(int row, String day) {
        if (header.isLong() || !(day.isEmpty() || Words.folded(day).startsWith("uni"))) {
            return false;
        }
        List<Header.Column> named = header.columns().stream()
                .filter(each -> !table.cell(row, each.at()).isEmpty())
                .toList();
        boolean letters = !named.isEmpty()
                && named.stream().noneMatch(each -> table.cell(row, each.at()).matches(".*\\d{2}.*|[\\d.,+-]+"));
        if (letters) {
            named.forEach(each -> cellsOf(each.indicator()).unit(table.cell(row, each.at())));
        }
        return letters;
    }

    private boolean summary(int row, String day) {
        boolean label = Words.summary(day)
                || (day.isEmpty() && table.cells(row).stream().anyMatch(Words::summary));
        if (!label && (!day.isEmpty() || header.isLong())) {
            return false;
        }
        Map<IndicatorDefinition, String> cells = new LinkedHashMap<>();
        header.columns().forEach(each -> {
            if (!table.cell(row, each.at()).isEmpty() && !Words.summary(table.cell(row, each.at()))) {
                cells.put(each.indicator(), table.cell(row, each.at()));
            }
        });
        if (label || !cells.isEmpty()) {
            totalRows.add(new TotalRow(table.line(row), day, label, cells));
        }
        return true;
    }

    private void notePoints(List<Row> rows) {
        rows.stream()
                .filter(row -> row.day().points()
                        && row.day().meanings().values().stream().allMatch(day -> day.getDayOfMonth() <= 12))
                .findFirst()
                .ifPresent(row -> findings.note(
                        table.line(row.row()),
                        header.titles().get(header.day()),
                        row.day().text(),
                        Message.of(
                                "note.points",
                                row.day().text(),
                                row.day().meanings().values())));
    }

    private void enter(Row row, DayColumn days) {
        long line = table.line(row.row());
        if (!header.isLong()) {
            refuseNameless(row.row(), line);
        }
        if (header.isLong() ? table.cell(row.row(), header.value()).isEmpty() : withoutValue(row.row())) {
            return;
        }
        Optional<LocalDate> day = day(row.day(), days, line);
        if (day.isEmpty()) {
            return;
        }
        if (header.isLong()) {
            enterLong(row.row(), line, day.get());
            return;
        }
        String unit = table.cell(row.row(), header.unit());
        for (int at = 0; at < header.columns().size(); at++) {
            Header.Column each = header.columns().get(at);
            String text = table.cell(row.row(), each.at());
            if (!text.isEmpty() && shortEnough(text, line, each.title())) {
                wide.get(at).add(new ValueCell(sequence++, line, each.title(), day.get(), text, unit));
            }
        }
    }

    private void enterLong(int row, long line, LocalDate day) {
        String name = table.cell(row, header.indicator());
        Optional<IndicatorCells> its =
                named.computeIfAbsent(name, each -> finder.indicator(each).map(this::cellsOf));
        if (its.isEmpty()) {
            findings.refuse(line, title(header.indicator()), name, unknownIndicator(name));
            return;
        }
        String text = table.cell(row, header.value());
        String unit = table.cell(row, header.unit());
        if (shortEnough(text, line, title(header.value()))) {
            its.get().add(new ValueCell(sequence++, line, title(header.value()), day, text, unit));
        }
    }

    private Message unknownIndicator(String name) {
        Optional<String> near = finder.nearest(name);
        return near.isPresent()
                ? Message.of("row.indicator.near", near.get(), finder.codes())
                : Message.of("row.indicator", finder.codes());
    }

    private Optional<LocalDate> day(DayText text, DayColumn days, long line) {
        Optional<LocalDate> day = days.day(text);
        if (day.isEmpty()) {
            Map<DayOrder, LocalDate> choices = days.choices(text);
            if (choices.size() > 1) {
                findings.ask(dayQuestion(text, choices), line, title(header.day()), text.text());
            } else {
                findings.refuse(
                        line,
                        title(header.day()),
                        text.text(),
                        Message.of(text.text().isEmpty() ? "row.no-day" : "row.day"));
            }
            return day;
        }
        if (day.get().isAfter(rules.latestDay()) || day.get().isBefore(Statement.EARLIEST_DAY)) {
            findings.refuse(
                    line,
                    title(header.day()),
                    text.text(),
                    Message.of("row.day-range", day.get(), Statement.EARLIEST_DAY, rules.latestDay()));
            return Optional.empty();
        }
        return day;
    }

    private static Question dayQuestion(DayText text, Map<DayOrder, LocalDate> choices) {
        List<String> answers = choices.keySet().stream().map(DayOrder::answer).toList();
        String meanings = choices.entrySet().stream()
                .map(each -> each.getKey().answer() + " = " + each.getValue())
                .collect(Collectors.joining("; "));
        return new Question(Subject.dayOrder(text.notation()), Message.of("ask.day", text.text(), meanings), answers);
    }

    private Optional<DayOrder> answer(DayOrder.Notation notation) {
        return rules.answers()
                .to(Subject.dayOrder(notation))
                .flatMap(given -> Arrays.stream(DayOrder.values())
                        .filter(order ->
                                order.notation() == notation && order.answer().equals(given))
                        .findFirst());
    }

    private boolean withoutValue(int row) {
        for (Header.Column each : header.columns()) {
            if (!table.cell(row, each.at()).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** Spreadsheets add trailing separators; a value there belongs to no indicator. */
    private void refuseNameless(int row, long line) {
        for (int at = 0; at < header.titles().size(); at++) {
            if (header.titles().get(at).isEmpty() && !table.cell(row, at).isEmpty()) {
                findings.refuse(line, "", table.cell(row, at), Message.of("row.nameless"));
            }
        }
    }

    private boolean shortEnough(String text, long line, String column) {
        if (text.length() > LONGEST_CELL) {
            findings.refuse(line, column, text, Message.of("row.long-cell", LONGEST_CELL));
        }
        return text.length() <= LONGEST_CELL;
    }

    private IndicatorCells cellsOf(IndicatorDefinition indicator) {
        return byIndicator.computeIfAbsent(indicator, each -> new IndicatorCells(each, "", units, rules));
    }

    private String title(int column) {
        return header.titles().get(column);
    }

    private record Row(int row, DayText day) {}
}
