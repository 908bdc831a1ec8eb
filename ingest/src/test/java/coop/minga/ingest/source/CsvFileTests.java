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
import java.util.Collections;
import java.util.List;
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
        assertThat(accepted("\uFEFFDay;\"Bread\" ;balance\r\n2026-11-20; 812,5 ;\"-3\"\r\n;;\r\n\r\n2026-11-21;1e2;+4"))
                .containsExactly(bread(20, 812.5), balance(20, -3), bread(21, 100), balance(21, 4));
        assertThat(accepted("value,day,indicator\r.5,2026-11-20,BREAD\r")).containsExactly(bread(20, 0.5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "milk,2026-11-20,1,kg       | indicator | milk        | an indicator of the catalogue: bread, balance",
                "bread,2026-11-20,many,kg   | value     | many        | a number with a decimal point, as 812.5",
                "bread,2026-11-20,NaN,kg    | value     | NaN         | a number with",
                "bread,2026-11-20,Infinity,kg | value   | Infinity    | a number with",
                "bread,2026-11-20,0x1p3,kg  | value     | 0x1p3       | a number with",
                "balance,2026-11-20,1e308,  | value     | 1e308       | a number from -1e15 to 1e15",
                "balance,2026-11-20,1e999,  | value     | 1e999       | a number from -1e15 to 1e15",
                "bread,2026-11-20,-1,kg     | value     | -1          | a number from 0 to 5000",
                "bread,2026-11-20,5000.5,kg | value     | 5000.5      | a number from 0 to 5000",
                "bread,2026-11-20,1,lb      | unit      | lb          | the catalogue's unit, kg",
                "bread,20.11.2026,1,kg      | day       | 20.11.2026  | a day like 2026-11-21",
                "bread,2026-11-31,1,kg      | day       | 2026-11-31  | a day like 2026-11-21",
                "bread,2026-11-23,1,kg      | day       | 2026-11-23  | a day from 2000-01-01 to tomorrow, 2026-11-22",
                "bread,0001-01-01,1,kg      | day       | 0001-01-01  | a day from 2000-01-01",
                "bread,1999-12-31,1,kg      | day       | 1999-12-31  | a day from 2000-01-01",
                "bread,2026-11-20,812,5,kg  |           | bread,2026-11-20,812,5,kg | 4 fields as in the header, not 5",
                "bread,2026-11-20           |           | bread,2026-11-20 | 4 fields as in the header, not 2",
                "bread,\"2026-11-20,1,kg    |           | bread,\"2026-11-20,1,kg   | quotation marks in pairs",
            })
    void refusesARowWithPlaceValueAndWhatWasExpected(String row, String column, String value, String expected) {
        ReadFile file = read("indicator,day,value,unit\nbread,2026-11-19,1,kg\n" + row + "\nbread,2026-11-18,2,kg\n");

        assertThat(file.accepted()).containsExactly(bread(19, 1), bread(18, 2));
        assertThat(file.refused()).singleElement().satisfies(refused -> {
            assertThat(refused.file()).isEqualTo("day.csv");
            assertThat(refused.line()).isEqualTo(3);
            assertThat(refused.column()).isEqualTo(column == null ? "" : column);
            assertThat(refused.value()).isEqualTo(value);
            assertThat(refused.expected()).startsWith(expected);
        });
    }

    @Test
    void tomorrowInTheCooperativesZoneIsTheLastDayAccepted() {
        assertThat(accepted("day,bread\n2026-11-22,1\n")).containsExactly(bread(22, 1));
    }

    @Test
    void refusesASecondValueForTheSameIndicatorAndDayButNotARepetition() {
        ReadFile file = read("day,bread\n2026-11-20,1\n2026-11-20,1.0\n2026-11-20,2\n");

        assertThat(file.accepted()).containsExactly(bread(20, 1));
        assertThat(file.refused())
                .containsExactly(
                        new RefusedRow("day.csv", 4, "bread", "2", "one value for bread on 2026-11-20; line 2 says 1"));
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
    void aFileKeepsToTheDecimalMarkItBeganWith() {
        ReadFile file = read("day;bread\n2026-11-20;1,5\n2026-11-21;1.234\n2026-11-19;1.234,5\n2026-11-18;7\n");

        assertThat(file.accepted()).containsExactly(bread(20, 1.5), bread(18, 7));
        assertThat(file.refused())
                .hasSize(2)
                .allSatisfy(refused -> assertThat(refused.expected()).contains("a decimal comma like the others"));
    }

    @Test
    void threeDigitsBehindAPointAreRefusedWhereTheyMayBeThousands() {
        ReadFile file = read("day;bread\n2026-11-20;1.234\n2026-11-21;7\n2026-11-19;-12.500\n2026-11-18;1.234\n");

        assertThat(file.accepted()).containsExactly(bread(21, 7));
        assertThat(file.refused()).extracting(RefusedRow::line).containsExactly(2L, 4L, 5L);
        assertThat(file.refused().getFirst().expected())
                .startsWith("a number that can be read in one way only: write 1234 or 1,234");
    }

    @Test
    void threeDigitsBehindAPointAreADecimalWhereTheFileShowsItsPoint() {
        assertThat(accepted("day;bread\n2026-11-20;1.234\n2026-11-21;7.5\n"))
                .containsExactlyInAnyOrder(bread(20, 1.234), bread(21, 7.5));
        assertThat(accepted("day;bread\n2026-11-20;0.234\n")).containsExactly(bread(20, 0.234));
        assertThat(accepted("day;bread\n2026-11-20;1234.500\n")).containsExactly(bread(20, 1234.5));
        assertThat(accepted("day,bread\n2026-11-20,1.234\n")).containsExactly(bread(20, 1.234));
    }

    @Test
    void theCooperativeMaySayItsDecimalMark() {
        assertThat(read("day;bread\n2026-11-20;1.234\n", DecimalMark.POINT).accepted())
                .containsExactly(bread(20, 1.234));
        assertThat(read("day,bread\n2026-11-20,\"1,5\"\n", DecimalMark.COMMA).accepted())
                .containsExactly(bread(20, 1.5));
        assertThat(read("day;bread\n2026-11-20;1.234\n", DecimalMark.COMMA).refused())
                .extracting(RefusedRow::expected)
                .allMatch(expected -> expected.startsWith("a number with a decimal comma"));
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
            assertThat(refused.expected()).startsWith("nothing in a column without a name");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                             | no header row",
                "`\n`                           | no header row",
                "bread,2026-11-20,1             | the header has no column day",
                "indicator,day                  | the header has no column value",
                "indicator,value                | the header has no column day",
                "indicator,day,value,units      | the column \"units\", which is not known",
                "day,milk                       | no column of the header is an indicator of the catalogue",
                "day,bread,bread                | the column \"bread\" twice",
                "day\tbread                     | separated by tabs, expected , or ;",
                "day,\"bread                    | unpaired quotation marks",
            })
    void refusesAFileWhoseHeaderCannotBeUnderstood(String header, String reason) {
        assertThat(refusal(bytes(header + "\n2026-11-20,1\n"))).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "ISO-8859-1"})
    void refusesAnotherEncodingWhole(String encoding) {
        String mark = encoding.startsWith("UTF") ? "\uFEFF" : "";
        byte[] text = (mark + "day,bread\n2026-11-20,1\n# \u00f1and\u00fa\n").getBytes(Charset.forName(encoding));

        assertThat(refusal(text)).contains("encoding", "CSV UTF-8");
    }

    @Test
    void refusesWhatIsNoTextWhole() {
        assertThat(refusal(new byte[] {'P', 'K', 3, 4, 20, 0})).contains("workbook");
        assertThat(refusal(bytes("day,bread\n\0\0"))).contains("not a text file");
    }

    @Test
    void refusesALineOfAGigabyteWithoutHoldingIt() throws Exception {
        ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = memory.getCurrentThreadAllocatedBytes();
        InputStream gigabyte = new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream(bytes("day,bread\n2026-11-20,1\n")),
                new Repeated('7', 1_000_000_000),
                new ByteArrayInputStream(bytes("\n2026-11-21,2\n")))));

        FileOutcome outcome = CsvFile.read("day.csv", gigabyte, CATALOGUE, DecimalMark.EITHER, CLOCK);

        assertThat(outcome)
                .isEqualTo(new ReadFile(
                        List.of(bread(20, 1), bread(21, 2)),
                        List.of(new RefusedRow("day.csv", 3, "", "", "a line of at most 65536 bytes")),
                        1,
                        List.of()));
        assertThat(memory.getCurrentThreadAllocatedBytes() - before).isBetween(1L, 20_000_000L);
    }

    @Test
    void refusesAFieldThatIsTooLong() {
        ReadFile file = read("day,bread\n2026-11-20," + "1".repeat(1001) + "\n2026-11-20," + "1".repeat(41) + "\n");

        assertThat(file.refused())
                .extracting(RefusedRow::expected)
                .containsExactly("fields of at most 1000 characters", "a number with a decimal point, as 812.5");
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

        assertThat(refusal(bytes(text.toString()), wide)).contains("split the file");
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

    private static String refusal(byte[] bytes) {
        return refusal(bytes, CATALOGUE);
    }

    private static String refusal(byte[] bytes, CooperativeCatalogue catalogue) {
        return ((RefusedFile) outcome(bytes, catalogue, DecimalMark.EITHER)).reason();
    }

    private static FileOutcome outcome(byte[] bytes, CooperativeCatalogue catalogue, DecimalMark mark) {
        try {
            return CsvFile.read("day.csv", new ByteArrayInputStream(bytes), catalogue, mark, CLOCK);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
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
                IndicatorDefinition.Levels.between(lowest, highest),
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
