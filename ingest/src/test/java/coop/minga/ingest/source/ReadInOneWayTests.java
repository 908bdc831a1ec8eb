package coop.minga.ingest.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import coop.minga.ingest.contract.CooperativeCatalogue;
import coop.minga.ingest.contract.CooperativeId;
import coop.minga.ingest.contract.FederationId;
import coop.minga.ingest.contract.GoodDirection;
import coop.minga.ingest.contract.IndicatorCode;
import coop.minga.ingest.contract.IndicatorDefinition;
import coop.minga.ingest.contract.IndicatorType;
import coop.minga.ingest.contract.WorkingCalendar;
import coop.minga.ingest.message.Message;
import coop.minga.ingest.question.Answers;
import coop.minga.ingest.source.outcome.FileOutcome;
import coop.minga.ingest.source.outcome.ReadFile;
import coop.minga.ingest.source.outcome.RefusedFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Traits of files as people and programs make them: what is clear is accepted, what is not is asked. Today is 29 November 2026. */
final class ReadInOneWayTests {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);

    private Answers answers = Answers.NONE;
    private DecimalMark mark = DecimalMark.EITHER;
    private StatedValues known = StatedValues.NOTHING;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                // a column proves its own marks, and no other one's
                "day;sales#9;1.187.200#10;942.310                  | sales 9 1187200, sales 10 942310 |",
                "day,sales#9,\"1,187,200\"#10,\"942,310\"          | sales 9 1187200, sales 10 942310 |",
                "day;bread#9;1.187,5#10;942.310                    | bread 9 1187.5, bread 10 942310 |",
                "day,bread#9,32.123#10,9.870#11,104.5              | bread 9 32.123, bread 10 9.87, bread 11 104.5 |",
                "day,bread#9,1.187#10,942                          | bread 10 942 | decimal-mark bread",
                "day;bread#9;\"1,187\"#10;942                      | bread 10 942 | decimal-mark bread",
                "day;bread;sales#9;604.5;1.187#10;591,5;876.900    | bread 9 604.5, bread 10 591.5 | decimal-mark sales",
                "day;bread#9;0.234#10;1.187                        | bread 9 0.234, bread 10 1.187 |",
                "day;bread#9;1187.500#10;942.310                   | bread 9 1187.5, bread 10 942.31 |",
                "day;bread#9;604,5#10;1,187                        | bread 9 604.5 | decimal-mark bread",
                "day;bread#9;604.5#10;1,187                        | bread 9 604.5 | decimal-mark bread",
                "day;bread#9;1.187.200#10;604.5                    | bread 9 1187200 | value bread 2026-11-10 \"604.5\" mark",
                "indicator;day;value#bread;9;604.5#sales;9;1.187   | bread 9 604.5 | decimal-mark sales",
                // decimals: 0 in the list of indicators
                "day,cash#9,942.310#10,876,900                     | | file.decimal-commas",
                "day;cash#9;942.310#10;876,900                     | cash 9 942310, cash 10 876900 |",
                // other forms of numbers
                "day;bread#9;1 187,5#10;942\u00a0310,25#11;876\u202f900#12;1'020,4 | bread 9 1187.5, bread 10 942310.25, bread 11 876900, bread 12 1020.4 |",
                "day,cash#9,(1340)#10,1340-#11,\u22121340#12,-1340 | cash 9 -1340, cash 10 -1340, cash 11 -1340, cash 12 -1340 |",
                "day,bread#9,\"=\"\"604\"\"\"#10,'591              | bread 9 604, bread 10 591 |",
                "day,bread#9,1.2E+05                               | | scientific bread",
                "day,hours#9,71:30#10,70h45                        | hours 10 70.75 | clock hours",
                "day,bread#9,71:30                                 | | row.clock",
                "day,bread#9,N/A#10,-#11,#DIV/0!#12,#N/A#13,null#14,7 | bread 14 7 |",
                // sense
                "day,people#9,11#10,2.155                          | people 9 11 | decimal-mark people",
                "day,people#9,11#10,2.5                            | people 9 11 | row.count",
                "day;unsold#9;0,11#10;11,5#11;0,08                 | unsold 9 0.11, unsold 11 0.08 | share unsold outside",
                "day,unsold#9,11.5#10,8.8#11,0.8                   | | share unsold",
                "day,energy#9,88120.4#10,88431.9#11,88738.0        | | meter energy",
                "day,bread#9,604#10,611.5#11,618#12,640.2          | bread 9 604, bread 10 611.5, bread 11 618, bread 12 640.2 |",
                // units of measure
                "indicator,day,value,unit#energy,9,0.31,MW.h#energy,10,13,kWh | energy 9 310, energy 10 13 |",
                "indicator,day,value,unit#energy,9,0.31,mwh        | | unit energy mwh",
                "indicator,day,value,unit#energy,9,0.31,#energy,10,308,kW.h | energy 10 308 | unit-missing energy",
                "indicator,day,value,unit#unsold,9,11,%#bread,9,604,KG#bread,10,0.6,t | unsold 9 0.11, bread 9 604, bread 10 600 |",
                "indicator,day,value,unit#people,9,11,%            | | row.unit",
                "day,bread (t)#9,0.6                               | bread 9 600 |",
                "day,sales (thousands)#9,942                       | | unit sales thousands",
                "day,bread,sales#,kg,CLP#9,604,1000                | bread 9 604, sales 9 1000 |",
                "day,bread#9,604 kg                                | bread 9 604 |",
                // one day, one statement
                "indicator,day,value#people,9,1#people,9,1#people,10,1 | people 10 1 | rows-of-a-day people",
                "day;energy#2;301,7#2;9,9#3;10,6                   | energy 3 10.6 | rows-of-a-day energy",
                "day,bread#9,604#10,591#Total,1195                 | bread 9 604, bread 10 591 |",
                "day,bread#9,604#10,591#,1195                      | bread 9 604, bread 10 591 |",
                "day,bread#9,604#10,591#,1200                      | bread 9 604, bread 10 591 | row.no-day",
                "day,bread#9,604#10,591#11,598#12,1793             | bread 9 604, bread 10 591, bread 11 598 | value bread 2026-11-12 1793 total",
                "day,energy#9,604#10,1195#11,1793                  | | meter energy",
                "day,bread,unit#9,0.6,t                            | bread 9 600 |",
                // shape
                "En miles de pesos,#day,sales#9,942                | | scale sales En miles de pesos",
                "Kilómetros y miles de personas,#day,sales#9,942   | | scale sales Kilómetros y miles de personas",
                "day,bread,sales#9,604,1000#day,sales,bread#10,2000,591 | | header.second",
                "day\tbread\tpeople#9\t604,5\t12                   | bread 9 604.5, people 9 12 |",
                "sep=;#day;bread#9;604,5                           | bread 9 604.5 |",
                "Fecha,Pan horneado (kg),Ventas#9,604,1000         | bread 9 604, sales 9 1000 |",
                "Panadería,,#Semana 46,,#day,bread,sales#9,604,1000 | bread 9 604, sales 9 1000 |",
                "# export#day,bread#9,604#day,bread#10,591         | bread 9 604, bread 10 591 |",
                "day,bread,\"note; free\"#9,604,\"two#lines\"      | bread 9 604 |",
                "day,bread,sales,note#9,604,1000#10,591,2000,ok    | bread 9 604, sales 9 1000, bread 10 591, sales 10 2000 |",
                "day,bread,people#9,604,5#10,591,12#11,598,5,11    | | file.decimal-commas",
                "day,bread,note#9,604,\"open#10,591,#11,598,\"shut | bread 10 591 | row.quotes",
                // found by fuzzing: the first row below such a header was lost, and without one the reader failed
                "day,bread,\"note#9,604#10,591                     | | row.quotes",
                "sep=\"#day;bread#9;604                            | bread 9 604 |",
                "day,bread,\"note#                                 | | row.quotes",
            })
    void aTraitIsReadInOneWayOrAsked(String rows, @Nullable String accepted, @Nullable String complaint) {
        String text = rows.strip()
                .replace('#', '\n')
                .replace("\n\n", "\n")
                .replace("\nDIV", "#DIV")
                .replace(",\nN/A", ",#N/A");
        check(withDays(text), accepted, complaint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "05/11/2026 16/11/2026           | 2026-11-05 2026-11-16 |",
                "11/05/2026 11/16/2026           | 2026-11-05 2026-11-16 |",
                "05/11/2026 06/11/2026           | | day-order slashed",
                "05-12-2026                      | | day-order slashed",
                "28/11/2026 1/12/2026            | 2026-11-28 | row.day-range",
                "05.11.2026 06.11.2026           | 2026-11-05 2026-11-06 |",
                "9-nov-2026 20261113 2026/11/11  | 2026-11-09 2026-11-11 2026-11-13 |",
                "10_de_noviembre_de_2026         | 2026-11-10 |",
                "lunes,_9_nov_2026               | 2026-11-09 |",
                "November_9,_2026                | 2026-11-09 |",
                "16/11/26                        | | day-order short",
                "9-nov-26                        | | day-order short",
                "46335                           | 2026-11-09 |",
                "44876                           | | day-order serial",
                "2026-11-09_00:00:00 2026-11-10T23:30:00-03:00 | 2026-11-09 2026-11-10 |",
                "2026-11-11T02:30:00Z            | 2026-11-10 |",
                "2026-11-11T00:00:00Z            | | day-order midnight",
                "11/16/2026_12:00:00_AM          | 2026-11-16 |",
                "2026-11-09 2006-11-10 2026-11-11 | 2026-11-09 2026-11-11 | value bread 2006-11-10 604 year",
                "2025-11-09                      | | value bread 2025-11-09 604 year",
                "31/11/2026                      | | row.day",
            })
    void aDayIsReadInOneWayOrAsked(String days, @Nullable String read, @Nullable String complaint) {
        String rows = Stream.of(days.strip().split(" +"))
                .map(day -> day.replace('_', ' ') + ";604")
                .collect(Collectors.joining("\n"));
        String accepted = read == null
                ? null
                : Stream.of(read.strip().split(" "))
                        .map(day -> "bread " + day + " 604")
                        .collect(Collectors.joining(", "));
        check("day;bread\n" + rows + "\n", accepted, complaint);
    }

    @Test
    void theFirstFileMayBringItsWholeHistory() {
        StringBuilder rows = new StringBuilder("day,bread\n");
        TODAY.minusYears(5)
                .datesUntil(TODAY)
                .forEach(day -> rows.append(day + "," + (600 + day.getDayOfMonth()) + "\n"));
        ReadFile file = read(rows.toString());

        assertThat(file.accepted()).hasSize(1826);
        assertThat(file.asked()).isEmpty();
    }

    @Test
    void aValueLongBeforeTheFirstThatWasSentIsAsked() {
        known = indicator -> values(TODAY.minusDays(100), 600, 610, 590);

        check("day,bread\n2026-05-01,604\n2026-11-28,604\n", "bread 2026-11-28 604", "value bread 2026-05-01 604 year");
    }

    @Test
    void aCorrectedDayIsNoSlipOfTheYearAlthoughItsDayOfLastYearIsMissing() {
        LocalDate corrected = TODAY.minusDays(5);
        TreeMap<LocalDate, Double> days = new TreeMap<>();
        corrected.minusDays(500).datesUntil(TODAY).forEach(day -> days.put(day, 600.0));
        days.remove(corrected.minusYears(1));
        known = indicator -> days;
        assertThat(read("day,bread\n" + corrected + ",610\n").accepted()).hasSize(1);
        days.remove(corrected);
        assertThat(read("day,bread\n" + corrected + ",610\n").asked()).hasSize(1);
    }

    @Test
    void aValueThatIsOffByAPowerOfTenIsAsked() {
        known = indicator -> values(TODAY.minusDays(40), 600, 610, 590, 605, 615, 595, 600, 604);

        check(
                "day,bread\n2026-11-27,6040\n2026-11-28,604\n2026-11-26,0.604\n2026-11-25,1500\n",
                "bread 2026-11-28 604, bread 2026-11-25 1500",
                "value bread 2026-11-26 0.604 magnitude value bread 2026-11-27 6040 magnitude");
    }

    @Test
    void slippedValuesDoNotExcuseEachOther() {
        known = indicator -> values(TODAY.minusDays(40), 600, 610, 590, 605, 615, 595, 600, 604);

        check(
                "day,bread\n2026-11-24,604\n2026-11-25,0.604\n2026-11-26,0.598\n2026-11-27,0.61\n2026-11-28,0.6\n",
                "bread 2026-11-24 604",
                "value bread 2026-11-25 0.604 magnitude value bread 2026-11-26 0.598 magnitude"
                        + " value bread 2026-11-27 0.61 magnitude value bread 2026-11-28 0.6 magnitude");
        // also if the file begins before what is known
        var first = TODAY.minusDays(39);
        check(
                "day,bread\n" + first + ",611\n2026-11-27,6.1\n",
                "bread " + first + " 611",
                "value bread 2026-11-27 6.1 magnitude");
    }

    @Test
    void whatSomebodyAnsweredHoldsForTheSource() {
        answers = new Answers(Map.of(
                "decimal-mark bread", "comma",
                "rows-of-a-day people", "count",
                "share unsold", "percent",
                "unit energy mwh", "MW.h",
                "day-order", "day-month-year"));

        check("day;bread;unsold\n05/11/2026;1.187;11,5\n", "bread 2026-11-05 1187, unsold 2026-11-05 0.115", null);
        check(
                "indicator,day,value,unit\npeople,2026-11-09,1,\npeople,2026-11-09,1,\nenergy,2026-11-09,0.31,mwh\n",
                "people 2026-11-09 2, energy 2026-11-09 310",
                null);
    }

    @Test
    void aTitleInThousandsIsAskedForEachIndicatorAndTitle() {
        String rows = "\nday,sales,bread\n2026-11-09,942,7\n";
        answers = new Answers(Map.of(
                "scale sales En miles de pesos (semana #)", "thousands",
                "scale bread En miles de pesos (semana #)", "as-written",
                "scale sales Millones", "millions",
                "scale bread Millones", "leave-out",
                "scale sales In hundreds", "hundreds",
                "scale bread In hundreds", "as-written"));

        check("En miles de pesos (semana 46)" + rows, "sales 2026-11-09 942000, bread 2026-11-09 7", null);
        check("En miles de pesos (semana 47)" + rows, "sales 2026-11-09 942000, bread 2026-11-09 7", null);
        check("Millones" + rows, "sales 2026-11-09 942000000", null);
        check("In hundreds" + rows, "sales 2026-11-09 94200, bread 2026-11-09 7", null);
        check(
                "Cientos de miles\nEn millones" + rows,
                null,
                "scale sales Cientos de miles / En millones scale bread Cientos de miles / En millones");
        check("En millones" + rows, null, "scale sales En millones scale bread En millones");
        check(rows.strip() + "\n", "sales 2026-11-09 942, bread 2026-11-09 7", null);
    }

    @Test
    void theSettingOfTheDecimalMarkLeadsIntoNoTrap() {
        mark = DecimalMark.COMMA;
        check("day;sales;bread\n2026-11-09;942.310;604,5\n", "sales 2026-11-09 942310, bread 2026-11-09 604.5", null);
        check("day;bread\n2026-11-09;604.5\n", null, "value bread 2026-11-09 \"604.5\" mark");
        mark = DecimalMark.POINT;
        check("day;bread\n2026-11-09;1.187\n", "bread 2026-11-09 1.187", null);
        check(
                "day;sales\n2026-11-09;1.187.200\n2026-11-10;942.310\n",
                "sales 2026-11-09 1187200",
                "value sales 2026-11-10 \"942.310\" mark");
    }

    @Test
    void aQuestionSaysWhatEachAnswerWouldMeanInBothLanguages() {
        var asked = read("day,bread\n2026-11-09,1.187\n").asked();

        assertThat(asked).hasSize(1);
        Message text = asked.getFirst().question().text();

        assertThat(text.in(Locale.ENGLISH))
                .isEqualTo("bread: \"1.187\" is 1187 or 1.187? Answer comma for 1187, point for 1.187.");
        assertThat(text.in(Locale.of("es")))
                .isEqualTo("bread: ¿\"1.187\" es 1187 o 1.187? Responda comma si es 1187, point si es 1.187.");
    }

    private void check(String text, @Nullable String accepted, @Nullable String complaint) {
        FileOutcome outcome = outcome(text);
        if (outcome instanceof RefusedFile whole) {
            assertThat(whole.reason().key()).isEqualTo(complaint);
            assertThat(accepted).isNull();
            return;
        }
        ReadFile file = (ReadFile) outcome;
        assertThat(file.accepted().stream()
                        .map(each -> each.indicator() + " " + each.day() + " " + Message.plain(each.value())))
                .containsExactlyInAnyOrderElementsOf(expected(accepted));
        List<String> complaints = Stream.concat(
                        file.asked().stream().map(each -> each.question().id()),
                        file.refused().stream().map(each -> each.reason().key()).distinct())
                .toList();
        assertThat(String.join(" ", complaints)).isEqualTo(complaint == null ? "" : complaint.strip());
    }

    private static List<String> expected(@Nullable String accepted) {
        return accepted == null || accepted.isBlank()
                ? List.of()
                : Arrays.stream(accepted.split(","))
                        .map(String::strip)
                        .map(ReadInOneWayTests::withDay)
                        .toList();
    }

    private static String withDay(String value) {
        String[] parts = value.split(" ");
        return parts[1].length() > 2 ? value : parts[0] + " " + day(parts[1]) + " " + parts[2];
    }

    /** A day of November instead of its number, at the beginning of a row or behind the indicator. */
    private static String withDays(String text) {
        return text.lines()
                        .map(line -> line.matches("\\d{1,2}[,;\t].*")
                                ? day(line.replaceAll("[,;\t].*", "")) + line.replaceFirst("\\d+", "")
                                : line.matches("[a-z]+[,;]\\d{1,2}[,;].*") ? withSecond(line) : line)
                        .collect(Collectors.joining("\n"))
                + "\n";
    }

    private static String withSecond(String line) {
        char separator = line.charAt(line.replaceAll("[,;].*", "").length());
        String[] parts = line.split(String.valueOf(separator), 3);
        return parts[0] + separator + day(parts[1]) + separator + parts[2];
    }

    private static String day(String number) {
        return LocalDate.of(2026, 11, Integer.parseInt(number)).toString();
    }

    private ReadFile read(String text) {
        return (ReadFile) outcome(text);
    }

    private FileOutcome outcome(String text) {
        try {
            return CsvFile.read(
                    "day.csv",
                    new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                    new ReadingRules(catalogue(), TODAY, mark, answers, known));
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static NavigableMap<LocalDate, Double> values(LocalDate first, double... values) {
        TreeMap<LocalDate, Double> days = new TreeMap<>();
        for (int at = 0; at < values.length; at++) {
            days.put(first.plusDays(at), values[at]);
        }
        return Collections.unmodifiableNavigableMap(days);
    }

    static CooperativeCatalogue catalogue() {
        return new CooperativeCatalogue(
                new FederationId("cordillera"),
                new CooperativeId("trigo-nuevo"),
                "Trigo Nuevo",
                ZoneId.of("America/Santiago"),
                WorkingCalendar.EVERY_DAY,
                List.of(
                        indicator("bread", "Pan horneado", "kg", IndicatorType.FLOW, null),
                        indicator("sales", "Ventas", "{CLP}", IndicatorType.FLOW, null),
                        indicator("energy", "Energía", "kW.h", IndicatorType.FLOW, null),
                        indicator("unsold", "Parte no vendida", "1", IndicatorType.RATIO, null),
                        indicator("hours", "Horas", "h", IndicatorType.FLOW, null),
                        indicator("people", "Asistencia", "{person}", IndicatorType.COUNT, null),
                        indicator("cash", "Caja", "{CLP}", IndicatorType.STOCK, 0)));
    }

    private static IndicatorDefinition indicator(
            String code, String name, String unit, IndicatorType type, @Nullable Integer decimals) {
        return new IndicatorDefinition(
                new IndicatorCode(code),
                Map.of("en", code + " of the day", "es", name),
                new IndicatorDefinition.Measure(unit, Map.of(), decimals),
                type,
                GoodDirection.UP,
                IndicatorDefinition.PossibleRange.NONE,
                IndicatorDefinition.USUAL_RECOVERY_TIME);
    }
}
