package coop.minga.ingest.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

import com.sun.management.ThreadMXBean;
import coop.minga.ingest.contract.CooperativeCatalogue;
import coop.minga.ingest.contract.CooperativeId;
import coop.minga.ingest.contract.FederationId;
import coop.minga.ingest.contract.GoodDirection;
import coop.minga.ingest.contract.IndicatorCode;
import coop.minga.ingest.contract.IndicatorDefinition;
import coop.minga.ingest.contract.IndicatorType;
import coop.minga.ingest.contract.Statement;
import coop.minga.ingest.contract.WorkingCalendar;
import coop.minga.ingest.message.Message;
import coop.minga.ingest.source.outcome.FileOutcome;
import coop.minga.ingest.source.outcome.ReadFile;
import coop.minga.ingest.source.outcome.RefusedFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

final class CsvFileTests {
    /** Still the evening of the 21st in Santiago. */
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T02:00:00Z"), ZoneOffset.UTC);

    private static final CooperativeCatalogue CATALOGUE = new CooperativeCatalogue(
            new FederationId("minga-sur"),
            new CooperativeId("pan-del-sur"),
            "Pan del Sur",
            ZoneId.of("America/Santiago"),
            WorkingCalendar.EVERY_DAY,
            List.of(indicator("bread", "kg", 0.0, 5000.0), indicator("balance", "CLP", null, null)));

    @Test
    void readsARowForEachIndicatorAndDay() {
        assertThat(accepted("indicator,day,value,unit\nbread,2026-11-20,812.5,kg\nbalance,2026-11-21,-3,\n"))
                .containsExactly(bread(20, 812.5), balance(21, -3));
    }

    @Test
    void readsARowForEachDayWithAColumnForEachIndicator() {
        assertThat(accepted("day,bread,balance\n2026-11-20,812.5,-3\n2026-11-21,,4\n"))
                .containsExactly(bread(20, 812.5), balance(20, -3), balance(21, 4));
    }

    @Test
    void takesWhatSpreadsheetsWrite() {
        assertThat(accepted("\uFEFFDay;\"Bread\" ;balance\r\n2026-11-20; 812,5 ;\"-3\"\r\n;;\r\n\r\n2026-11-21;12;+4"))
                .containsExactly(bread(20, 812.5), balance(20, -3), bread(21, 12), balance(21, 4));
        assertThat(accepted("value,day,indicator\r.5,2026-11-20,BREAD\r")).containsExactly(bread(20, 0.5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "milk,2026-11-20,1,kg       | indicator | milk        | none of the indicators: bread, balance",
                "breda,2026-11-20,1,kg      | indicator | breda       | Is `bread` meant?",
                "bread,2026-11-20,many,kg   | value     | many        | This is no number",
                "bread,2026-11-20,Infinity,kg | value   | Infinity    | This is no number",
                "bread,2026-11-20,0x1p3,kg  | value     | 0x1p3       | This is no number",
                "bread,2026-11-20,1.23.4,kg | value     | 1.23.4      | This is no number",
                "balance,2026-11-20,9999999999999999, | value | 9999999999999999 | allows -1000000000000000 to",
                "bread,2026-11-20,-1,kg     | value     | -1          | allows 0 to 5000",
                "bread,2026-11-20,5000.5,kg | value     | 5000.5      | allows 0 to 5000",
                "bread,2026-11-20,1,L       | value     | L           | Write the value in kg",
                "bread,2026-11-31,1,kg      | day       | 2026-11-31  | Write it like 2026-11-21",
                "bread,2026-11-23,1,kg      | day       | 2026-11-23  | from 2000-01-01 to tomorrow, 2026-11-22",
                "bread,0001-01-01,1,kg      | day       | 0001-01-01  | from 2000-01-01",
                "bread,1999-12-31,1,kg      | day       | 1999-12-31  | from 2000-01-01",
                "bread,,1,kg                | day       | ~~          | values but no day",
                "bread,2026-11-20,x1,kg,ok  |           | bread,2026-11-20,x1,kg,ok | This row has 5 fields",
                "bread,\"2026-11-20,1,kg    |           | bread,\"2026-11-20,1,kg   | A quotation mark is missing",
            })
    void refusesARowWithPlaceValueAndWhatWasExpected(String row, String column, String value, String expected) {
        ReadFile file = read("indicator,day,value,unit\nbread,2026-11-19,1,kg\n" + row + "\nbread,2026-11-18,2,kg\n");

        assertThat(file.accepted()).containsExactly(bread(19, 1), bread(18, 2));
        assertThat(file.refused()).singleElement().satisfies(refused -> {
            assertThat(refused.file()).isEqualTo("day.csv");
            assertThat(refused.line()).isEqualTo(3);
            assertThat(refused.column()).isEqualTo(column == null ? "" : column);
            assertThat(refused.value()).isEqualTo(value);
            assertThat(refused.reason().in(Locale.ENGLISH)).contains(expected.replace('`', '"'));
        });
    }

    @Test
    void tomorrowInTheCooperativesZoneIsTheLastDayAccepted() {
        assertThat(accepted("day,bread\n2026-11-22,1\n")).containsExactly(bread(22, 1));
    }

    @Test
    void aColumnThatIsNoIndicatorIsNotedOnceAndCostsNothingElse() {
        ReadFile file = read("day,bread,milk\n2026-11-20,1,2\n2026-11-21,3,4\n");

        assertThat(file.accepted()).containsExactly(bread(20, 1), bread(21, 3));
        assertThat(file.refused()).isEmpty();
        assertThat(file.notes()).singleElement().satisfies(note -> {
            assertThat(note.line()).isEqualTo(1);
            assertThat(note.column()).isEqualTo("milk");
        });
    }

    @Test
    void theDayOfAWideRowIsRefusedOnce() {
        assertThat(read("day,bread,balance\nmonday,1,2\n").refused()).hasSize(1);
    }

    @Test
    void aColumnWithoutANameIsPassedOverWhileItIsEmpty() {
        assertThat(accepted("day;bread;;\n2026-11-20;7;;\n")).containsExactly(bread(20, 7));
        assertThat(accepted("indicator;day;value;\nbread;2026-11-20;7;\n")).containsExactly(bread(20, 7));

        ReadFile file = read("day;bread;\n2026-11-20;7;8\n");
        assertThat(file.accepted()).containsExactly(bread(20, 7));
        assertThat(file.refused()).singleElement().satisfies(refused -> {
            assertThat(refused.line()).isEqualTo(2);
            assertThat(refused.value()).isEqualTo("8");
            assertThat(refused.reason().key()).isEqualTo("row.nameless");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                             | header.none",
                "bread,2026-11-20,1             | header.unknown",
                "indicator,day                  | header.unknown",
                "day,breda                      | header.near",
                "day,milk                       | header.unknown",
                "day,bread,bread                | header.twice",
                "day,date,bread                 | header.twice",
            })
    void refusesAFileWhoseHeaderCannotBeUnderstood(String header, String reason) {
        assertThat(refusal(bytes(header.isEmpty() ? "" : header + "\n2026-11-20,1\n"))
                        .key())
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252"})
    void readsTheEncodingsOfSpreadsheets(String encoding) throws IOException {
        String mark = encoding.startsWith("UTF") ? "\uFEFF" : "";
        byte[] text = (mark + "day,bread,\u00f1\n2026-11-20,1,and\u00fa\n").getBytes(Charset.forName(encoding));
        ReadFile file = (ReadFile) outcome(text, CATALOGUE, DecimalMark.EITHER);

        assertThat(file.accepted()).containsExactly(bread(20, 1));
        assertThat(file.notes().stream().anyMatch(note -> note.reason().key().equals("note.encoding")))
                .isEqualTo(!encoding.startsWith("UTF"));
    }

    @Test
    void refusesWhatIsNoTextWhole() {
        assertThat(refusal(new byte[] {'P', 'K', 3, 4, 20, 0}).key()).isEqualTo("file.workbook");
        assertThat(refusal(bytes("day,bread\n\0\0")).key()).isEqualTo("file.no-text");
    }

    @Test
    void refusesAFileOfAGigabyteWithoutHoldingIt() throws Exception {
        ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = memory.getCurrentThreadAllocatedBytes();
        InputStream gigabyte = new SequenceInputStream(
                new ByteArrayInputStream(bytes("day,bread\n2026-11-20,1\n")), new Repeated('7', 1_000_000_000));

        FileOutcome outcome = CsvFile.read("day.csv", gigabyte, rules(CATALOGUE, DecimalMark.EITHER));

        assertThat(outcome).isEqualTo(new RefusedFile("day.csv", 1, Message.of("file.too-long", 32)));
        assertThat(memory.getCurrentThreadAllocatedBytes() - before).isBetween(1L, 150_000_000L);
    }

    @Test
    void refusesACellThatIsTooLong() {
        ReadFile file = read("day,bread\n2026-11-20," + "1".repeat(1001) + "\n2026-11-19," + "1".repeat(41) + "\n");

        assertThat(file.refused()).extracting(row -> row.reason().key()).containsExactly("row.long-cell", "row.number");
        assertThat(file.refused()).allSatisfy(row -> assertThat(row.value()).hasSizeLessThan(250));
    }

    @Test
    void refusesAFileWithMoreValuesThanItHolds() {
        List<String> codes =
                IntStream.rangeClosed(1, 21).mapToObj(number -> "i" + number).toList();
        CooperativeCatalogue wide = new CooperativeCatalogue(
                CATALOGUE.federation(),
                CATALOGUE.cooperative(),
                CATALOGUE.name(),
                CATALOGUE.zone(),
                CATALOGUE.calendar(),
                codes.stream().map(code -> indicator(code, "kg", null, null)).toList());
        StringBuilder text = new StringBuilder("day," + String.join(",", codes) + "\n");
        Statement.EARLIEST_DAY
                .datesUntil(LocalDate.of(2026, 11, 1))
                .forEach(day -> text.append(day).append(",1".repeat(21)).append("\n"));

        assertThat(refusal(bytes(text.toString()), wide).key()).isEqualTo("file.most-values");
    }

    private static List<Statement> accepted(String text) {
        ReadFile file = read(text);
        assertThat(file.refused()).isEmpty();
        return file.accepted();
    }

    private static ReadFile read(String text) {
        return read(text, DecimalMark.EITHER);
    }

    private static ReadFile read(String text, DecimalMark mark) {
        return (ReadFile) outcome(bytes(text), CATALOGUE, mark);
    }

    private static Message refusal(byte[] bytes) {
        return refusal(bytes, CATALOGUE);
    }

    private static Message refusal(byte[] bytes, CooperativeCatalogue catalogue) {
        return ((RefusedFile) outcome(bytes, catalogue, DecimalMark.EITHER)).reason();
    }

    private static FileOutcome outcome(byte[] bytes, CooperativeCatalogue catalogue, DecimalMark mark) {
        try {
            return CsvFile.read("day.csv", new ByteArrayInputStream(bytes), rules(catalogue, mark));
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static ReadingRules rules(CooperativeCatalogue catalogue, DecimalMark mark) {
        return ReadingRules.of(catalogue, mark, CLOCK);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Statement bread(int dayOfNovember, double value) {
        return new Statement(new IndicatorCode("bread"), LocalDate.of(2026, 11, dayOfNovember), value, "kg");
    }

    private static Statement balance(int dayOfNovember, double value) {
        return new Statement(new IndicatorCode("balance"), LocalDate.of(2026, 11, dayOfNovember), value, "CLP");
    }

    private static IndicatorDefinition indicator(
            String code, String unit, @Nullable Double lowest, @Nullable Double highest) {
        return new IndicatorDefinition(
                new IndicatorCode(code),
                Map.of("en", code),
                new IndicatorDefinition.Measure(unit, Map.of()),
                IndicatorType.FLOW,
                GoodDirection.UP,
                IndicatorDefinition.PossibleRange.between(lowest, highest),
                Duration.ofDays(2));
    }

    /** Repeats one byte without storing it. */
    private static final class Repeated extends InputStream {
        private final int value;
        private long left;

        Repeated(int value, long count) {
            this.value = value;
            this.left = count;
        }

        @Override
        public int read() {
            return left-- > 0 ? value : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            int count = (int) Math.min(left, length);
            Arrays.fill(bytes, offset, offset + count, (byte) value);
            left -= count;
            return count == 0 ? -1 : count;
        }
    }
}
