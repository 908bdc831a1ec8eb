package coop.minga.ingest.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import coop.minga.ingest.contract.CooperativeCatalogue;
import coop.minga.ingest.contract.CooperativeId;
import coop.minga.ingest.contract.FederationId;
import coop.minga.ingest.contract.GoodDirection;
import coop.minga.ingest.contract.IndicatorCode;
import coop.minga.ingest.contract.IndicatorDefinition;
import coop.minga.ingest.contract.IndicatorType;
import coop.minga.ingest.contract.Statement;
import coop.minga.ingest.contract.WorkingCalendar;
import coop.minga.ingest.question.Answers;
import coop.minga.ingest.question.QuestionKind;
import coop.minga.ingest.source.outcome.Asked;
import coop.minga.ingest.source.outcome.FileOutcome;
import coop.minga.ingest.source.outcome.ReadFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A random table, written in any of 40 dialects, comes back exactly, or what does not come back is asked about. */
final class DialectTests {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);
    private static final int TABLES = 40;
    private static final List<IndicatorDefinition> INDICATORS = List.of(
            indicator("bread", "Pan horneado", "kg"),
            indicator("sales", "Ventas", "{CLP}"),
            indicator("energy", "Energía", "kW.h"));

    static Stream<Dialect> dialects() {
        List<Dialect> all = new ArrayList<>();
        List<String> separators = List.of(",", ";", "\t");
        List<String> days = List.of(
                "uuuu-MM-dd",
                "dd/MM/uuuu",
                "MM/dd/uuuu",
                "dd.MM.uuuu",
                "d MMM uuuu",
                "uuuuMMdd",
                "uuuu-MM-dd'T'HH:mm:ss",
                "dd-MM-uu");
        List<Numbers> numbers =
                List.of(Numbers.PLAIN, Numbers.COMMA, Numbers.GROUPED_POINT, Numbers.GROUPED_COMMA, Numbers.SPACED);
        List<Charset> charsets = List.of(
                StandardCharsets.UTF_8,
                StandardCharsets.UTF_16LE,
                StandardCharsets.UTF_16BE,
                Charset.forName("windows-1252"));
        for (int at = 0; at < 40; at++) {
            all.add(new Dialect(
                    separators.get(at % 3),
                    days.get(at % 8),
                    numbers.get(at % 5),
                    charsets.get(at / 2 % 4),
                    at % 4 < 2,
                    at % 3 == 0,
                    at % 7 < 3 ? "\r\n" : "\n"));
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void aTableComesBackExactlyOrIsAsked(Dialect dialect) throws IOException {
        for (int seed = 0; seed < TABLES; seed++) {
            Map<String, Double> table = table(new Random(seed * 1000L + 7));
            FileOutcome outcome = CsvFile.read(
                    "table.csv",
                    new ByteArrayInputStream(dialect.write(table)),
                    new ReadingRules(catalogue(), TODAY, DecimalMark.EITHER, Answers.NONE, StatedValues.NOTHING));
            assertThat(outcome).isInstanceOf(ReadFile.class);
            ReadFile read = (ReadFile) outcome;
            Map<String, Double> accepted = new HashMap<>();
            for (Statement each : read.accepted()) {
                accepted.put(each.indicator() + " " + each.day(), each.value());
            }
            assertThat(table).as("table %d in %s", seed, dialect).containsAllEntriesOf(accepted);
            int asked =
                    read.asked().stream().mapToInt(each -> cells(each, dialect)).sum();
            assertThat(accepted.size() + asked)
                    .as("table %d in %s", seed, dialect)
                    .isEqualTo(table.size());
            assertThat(read.refused()).isEmpty();
        }
    }

    /** A day is asked about once a row. */
    private static int cells(Asked asked, Dialect dialect) {
        boolean row = dialect.wide && asked.question().subject().kind() == QuestionKind.DAY_ORDER;
        return asked.count() * (row ? INDICATORS.size() : 1);
    }

    /** Values of some days; three decimals, one or none. */
    private static Map<String, Double> table(Random random) {
        Map<String, Double> table = new HashMap<>();
        int days = 1 + random.nextInt(12);
        LocalDate first = TODAY.minusDays(days + random.nextInt(200));
        for (IndicatorDefinition indicator : INDICATORS) {
            double level = Math.pow(10, random.nextInt(6));
            double unit = List.of(1.0, 10.0, 1000.0).get(random.nextInt(3));
            for (int day = 0; day < days; day++) {
                double value = Math.rint(level * (1 + random.nextDouble()) * unit) / unit;
                table.put(indicator.code() + " " + first.plusDays(day), value);
            }
        }
        return table;
    }

    private static CooperativeCatalogue catalogue() {
        return new CooperativeCatalogue(
                new FederationId("cordillera"),
                new CooperativeId("trigo-nuevo"),
                "Trigo Nuevo",
                ZoneId.of("America/Santiago"),
                WorkingCalendar.EVERY_DAY,
                INDICATORS);
    }

    private static IndicatorDefinition indicator(String code, String name, String unit) {
        return new IndicatorDefinition(
                new IndicatorCode(code),
                Map.of("es", name),
                new IndicatorDefinition.Measure(unit, Map.of()),
                IndicatorType.FLOW,
                GoodDirection.UP,
                IndicatorDefinition.PossibleRange.NONE,
                IndicatorDefinition.USUAL_RECOVERY_TIME);
    }

    enum Numbers {
        PLAIN,
        COMMA,
        GROUPED_POINT,
        GROUPED_COMMA,
        SPACED;

        String write(double value) {
            String plain =
                    java.math.BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
            int point = plain.indexOf('.');
            String whole = point < 0 ? plain : plain.substring(0, point);
            String rest = point < 0 ? "" : plain.substring(point + 1);
            String grouped = String.format(Locale.ROOT, "%,d", Long.parseLong(whole));
            return switch (this) {
                case PLAIN -> plain;
                case COMMA -> plain.replace('.', ',');
                case GROUPED_POINT -> grouped + (rest.isEmpty() ? "" : "." + rest);
                case GROUPED_COMMA -> grouped.replace(',', '.') + (rest.isEmpty() ? "" : "," + rest);
                case SPACED -> grouped.replace(',', '\u00a0') + (rest.isEmpty() ? "" : "," + rest);
            };
        }
    }

    record Dialect(
            String separator,
            String days,
            Numbers numbers,
            Charset charset,
            boolean wide,
            boolean names,
            String lineEnd) {
        byte[] write(Map<String, Double> table) {
            StringBuilder text = new StringBuilder(charset.name().startsWith("UTF") ? "\uFEFF" : "");
            List<String> days = table.keySet().stream()
                    .map(key -> key.substring(key.indexOf(' ') + 1))
                    .distinct()
                    .sorted()
                    .toList();
            row(
                    text,
                    wide
                            ? Stream.concat(
                                            Stream.of(names ? "Fecha" : "day"),
                                            INDICATORS.stream().map(this::title))
                                    .toList()
                            : List.of("indicator", names ? "Día" : "day", "value"));
            for (String day : days) {
                String written = DateTimeFormatter.ofPattern(this.days, Locale.of("es"))
                        .format(LocalDate.parse(day).atStartOfDay());
                if (wide) {
                    row(
                            text,
                            Stream.concat(
                                            Stream.of(written),
                                            INDICATORS.stream().map(each -> number(table, each, day)))
                                    .toList());
                } else {
                    INDICATORS.forEach(each -> row(text, List.of(title(each), written, number(table, each, day))));
                }
            }
            return text.toString().getBytes(charset);
        }

        private String title(IndicatorDefinition indicator) {
            return names ? indicator.name("es") : indicator.code().value();
        }

        private String number(Map<String, Double> table, IndicatorDefinition indicator, String day) {
            return numbers.write(table.getOrDefault(indicator.code() + " " + day, 0.0));
        }

        private void row(StringBuilder text, List<String> cells) {
            List<String> quoted = cells.stream()
                    .map(each -> each.contains(separator) ? '"' + each + '"' : each)
                    .toList();
            text.append(String.join(separator, quoted)).append(lineEnd);
        }
    }
}
