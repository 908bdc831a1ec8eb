package coop.minga.ingest.source;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

import coop.minga.ingest.contract.CooperativeCatalogue;
import coop.minga.ingest.contract.IndicatorCode;
import coop.minga.ingest.contract.IndicatorDefinition;
import coop.minga.ingest.contract.Statement;
import org.jspecify.annotations.Nullable;

/** Checks the values of one file against catalogue, calendar day and earlier rows. */
final class RowCheck {
    private static final int MOST_CODES_SHOWN = 30;

    private final String file;
    private final Map<String, IndicatorDefinition> indicators = new LinkedHashMap<>();
    private final LocalDate latestDay;
    private final Decimal decimal;
    private final Map<Subject, Said> said = new HashMap<>();

    RowCheck(String file, CooperativeCatalogue catalogue, LocalDate today, Decimal decimal) {
        this.file = file;
        catalogue.indicators().forEach(each -> indicators.put(each.code().value(), each));
        this.latestDay = today.plusDays(1);
        this.decimal = decimal;
    }

    Optional<IndicatorDefinition> indicator(String name) {
        return Optional.ofNullable(indicators.get(name.strip().toLowerCase(Locale.ROOT)));
    }

    String knownIndicators() {
        String codes = indicators.keySet().stream().limit(MOST_CODES_SHOWN).collect(Collectors.joining(", "));
        return "an indicator of the catalogue: " + codes + (indicators.size() > MOST_CODES_SHOWN ? ", ..." : "");
    }

    RowOutcome check(Cell cell) {
        if (cell.value().isBlank()) {
            return new EmptyRow();
        }
        Optional<IndicatorDefinition> indicator = indicator(cell.indicator());
        if (indicator.isEmpty()) {
            return refused(cell, "indicator", cell.indicator(), knownIndicators());
        }
        Optional<LocalDate> day = day(cell.day().strip());
        if (day.isEmpty()) {
            return refused(cell, "day", cell.day(), "a day like 2026-11-21");
        }
        if (day.get().isAfter(latestDay) || day.get().isBefore(Statement.EARLIEST_DAY)) {
            return refused(
                    cell, "day", cell.day(), "a day from " + Statement.EARLIEST_DAY + " to tomorrow, " + latestDay);
        }
        String unit = cell.unit().strip();
        if (!unit.isEmpty() && !unit.equals(indicator.get().unitOfMeasure())) {
            return refused(
                    cell,
                    "unit",
                    cell.unit(),
                    "the catalogue's unit, " + indicator.get().unitOfMeasure());
        }
        return value(cell, indicator.get(), day.get());
    }

    /** Checks a doubtful value after the whole file was read. */
    RowOutcome settle(DoubtfulRow doubtful) {
        Cell cell = doubtful.cell();
        String text = cell.value().strip();
        return decimal.doubtful(text)
                ? refused(cell, cell.column(), cell.value(), Decimal.expectedInsteadOf(text))
                : check(cell);
    }

    private RowOutcome value(Cell cell, IndicatorDefinition indicator, LocalDate day) {
        String text = cell.value().strip();
        if (decimal.doubtful(text)) {
            return new DoubtfulRow(cell);
        }
        OptionalDouble read = decimal.read(text);
        if (read.isEmpty()) {
            return refused(cell, cell.column(), cell.value(), decimal.expected());
        }
        double value = read.getAsDouble();
        double lowest = orElse(indicator.lowest(), -Statement.LARGEST);
        double highest = orElse(indicator.highest(), Statement.LARGEST);
        if (!(value >= lowest && value <= highest)) {
            return refused(
                    cell, cell.column(), cell.value(), "a number from " + plain(lowest) + " to " + plain(highest));
        }
        return once(cell, new Statement(indicator.code(), day, value, indicator.unitOfMeasure()));
    }

    private RowOutcome once(Cell cell, Statement statement) {
        Said before = said.putIfAbsent(
                new Subject(statement.indicator(), statement.day()), new Said(statement.value(), cell.line()));
        if (before == null) {
            return new AcceptedRow(statement);
        }
        if (before.value == statement.value()) {
            return new EmptyRow();
        }
        String expected = "one value for " + statement.indicator() + " on " + statement.day() + "; line " + before.line
                + " says " + plain(before.value);
        return refused(cell, cell.column(), cell.value(), expected);
    }

    private RefusedRow refused(Cell cell, String column, String value, String expected) {
        return new RefusedRow(file, cell.line(), column, value, expected);
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return text.length() == 10 ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    private static double orElse(@Nullable Double bound, double otherwise) {
        return bound == null ? otherwise : bound;
    }

    private static String plain(double value) {
        if (Math.abs(value) == Statement.LARGEST) {
            return value < 0 ? "-1e15" : "1e15";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private record Subject(IndicatorCode indicator, LocalDate day) {}

    private record Said(double value, long line) {}
}
