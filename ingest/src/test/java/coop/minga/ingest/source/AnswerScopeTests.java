package coop.minga.ingest.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
import coop.minga.ingest.source.outcome.Asked;
import coop.minga.ingest.source.outcome.ReadFile;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** An answer holds for what was asked, and for nothing else that a later file of the source says. */
final class AnswerScopeTests {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);
    private static final String EIGHT_DAYS = """
            2026-11-09;604
            2026-11-10;591
            2026-11-11;598
            2026-11-12;610
            2026-11-13;595
            2026-11-14;602
            2026-11-15;588
            2026-11-16;600
            """;

    private final Map<String, String> answers = new HashMap<>();
    private DecimalMark mark = DecimalMark.EITHER;
    private StatedValues known = StatedValues.NOTHING;

    @Test
    void whatThePointOfOneValueMeansIsAskedAgainForAnotherDay() {
        answer(read("day;sales\n2026-11-09;1.187.200\n2026-11-10;1187.2\n"), "as-written");
        assertThat(accepted("day;sales\n2026-11-09;1.187.200\n2026-11-10;1187.2\n"))
                .contains("sales 2026-11-10 1187.2");

        ReadFile later = read("day;sales\n2026-11-16;1.187.200\n2026-11-17;1187.200\n");

        assertThat(accepted(later)).containsExactly("sales 2026-11-16 1187200");
        assertThat(later.asked()).hasSize(1);
    }

    @Test
    void whatThePointOfOneValueMeansIsAskedAgainForAnotherTextOfTheDay() {
        answer(read("day;sales\n2026-11-09;1.187.200\n2026-11-10;1187.2\n"), "as-written");

        ReadFile later = read("day;sales\n2026-11-09;1.187.200\n2026-11-10;1187.200\n");

        assertThat(accepted(later)).containsExactly("sales 2026-11-09 1187200");
        assertThat(later.asked()).hasSize(1);
    }

    @Test
    void aValueThatIsLeftOutOnOneDayIsNotLeftOutOnAnother() {
        mark = DecimalMark.COMMA;
        answer(read("day;bread\n2026-11-09;604.5\n"), "leave-out");

        assertThat(read("day;bread\n2026-11-10;604.5\n").asked()).hasSize(1);
    }

    @Test
    void aDayThatIsRightDoesNotMakeItsValueRight() {
        known = indicator -> new TreeMap<>(Map.of(TODAY.minusDays(300), 600.0, TODAY.minusDays(299), 610.0));
        String file = "day;bread\n2025-06-01;6040\n" + EIGHT_DAYS;
        ReadFile first = read(file);
        assertThat(texts(first)).containsExactly("ask.before-first");
        answer(first, "as-written");

        ReadFile second = read(file);

        assertThat(texts(second)).containsExactly("ask.magnitude");
        answer(second, "as-written");
        assertThat(accepted(file)).contains("bread 2025-06-01 6040").hasSize(9);
    }

    @Test
    void percentsInOneRowDoNotMakeThemPercentsInAllRows() {
        answer(read("day;unsold\n2026-11-09;0,11\n2026-11-10;11,5\n2026-11-11;0,08\n"), "percent");

        ReadFile later = read("day;unsold\n2026-11-16;0,95\n2026-11-17;1,2\n");

        assertThat(accepted(later)).isEmpty();
        assertThat(texts(later)).containsExactly("ask.share");
    }

    @Test
    void aSmallValueOfASourceOfPercentsIsAsked() {
        answer(read("day;unsold\n2026-11-09;11,5\n2026-11-10;8,8\n2026-11-11;0,8\n"), "percent");

        for (String rows : List.of("2026-11-16;0,8\n", "2026-11-16;0,8\n2026-11-17;0,4\n2026-11-18;1,5\n")) {
            ReadFile later = read("day;unsold\n" + rows);
            assertThat(accepted(later)).isEmpty();
            assertThat(texts(later)).containsExactly("ask.share");
        }
        answer(read("day;unsold\n2026-11-16;0,8\n"), "percent");
        assertThat(accepted("day;unsold\n2026-11-16;0,8\n2026-11-17;0,4\n2026-11-18;1,5\n"))
                .containsExactly("unsold 2026-11-16 0.008", "unsold 2026-11-17 0.004", "unsold 2026-11-18 0.015");
    }

    @Test
    void aTitleWithAnotherFactorIsAnotherQuestionButNotOneOfAnotherWeek() {
        String rows = "\nday;sales\n2026-11-09;942\n";
        answer(read("Miles, semana 46 (x 1000)" + rows), "thousands");

        assertThat(accepted("Miles, semana 47 (x 1000)" + rows)).containsExactly("sales 2026-11-09 942000");
        assertThat(texts(read("Miles, semana 47 (x 100)" + rows))).containsExactly("ask.scale");
    }

    @Test
    void twoWaysToWriteDaysInOneColumnAreTwoQuestions() {
        String file = "day;bread\n05/11/2026;604\n06/11/26;591\n";
        ReadFile first = read(file);
        assertThat(first.asked()).hasSize(2);

        answers.put(first.asked().get(0).question().id(), "day-month-year");
        assertThat(accepted(file)).containsExactly("bread 2026-11-05 604");
        answers.put(first.asked().get(1).question().id(), "day-month-short-year");
        assertThat(accepted(file)).containsExactly("bread 2026-11-05 604", "bread 2026-11-06 591");
    }

    /** As {@code answers.yaml} of version 0.1 has them. */
    @Test
    void answersOfTheVersionBeforeHoldForTheirDay() {
        String file = "day;bread\n" + EIGHT_DAYS + "2026-11-17;6040\n";
        assertThat(texts(read(file))).containsExactly("ask.magnitude");
        answers.put("value bread 2026-11-17 6040", "as-written");
        assertThat(accepted(file)).contains("bread 2026-11-17 6040");

        answers.put("day-order", "day-month-year");
        assertThat(accepted("day;bread\n05/11/2026;604\n")).containsExactly("bread 2026-11-05 604");

        mark = DecimalMark.COMMA;
        answers.put("value bread 604.5", "as-written");
        assertThat(read("day;bread\n2026-11-10;604.5\n").asked()).hasSize(1);
    }

    private void answer(ReadFile file, String answer) {
        assertThat(file.asked()).isNotEmpty();
        file.asked().forEach(each -> answers.put(each.question().id(), answer));
    }

    private List<String> accepted(String text) {
        return accepted(read(text));
    }

    private static List<String> accepted(ReadFile file) {
        return file.accepted().stream()
                .map(each -> each.indicator() + " " + each.day() + " " + Message.plain(each.value()))
                .toList();
    }

    private static List<String> texts(ReadFile file) {
        return file.asked().stream()
                .map(Asked::question)
                .map(each -> each.text().key())
                .toList();
    }

    private ReadFile read(String text) {
        try {
            return (ReadFile) CsvFile.read(
                    "day.csv",
                    new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                    new ReadingRules(catalogue(), TODAY, mark, new Answers(answers), known));
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static CooperativeCatalogue catalogue() {
        return new CooperativeCatalogue(
                new FederationId("cordillera"),
                new CooperativeId("trigo-nuevo"),
                "Trigo Nuevo",
                ZoneId.of("America/Santiago"),
                WorkingCalendar.EVERY_DAY,
                List.of(
                        indicator("bread", "kg", IndicatorType.FLOW),
                        indicator("sales", "{CLP}", IndicatorType.FLOW),
                        indicator("unsold", "1", IndicatorType.RATIO)));
    }

    private static IndicatorDefinition indicator(String code, String unit, IndicatorType type) {
        return new IndicatorDefinition(
                new IndicatorCode(code),
                Map.of("en", code),
                new IndicatorDefinition.Measure(unit, Map.of(), null),
                type,
                GoodDirection.UP,
                IndicatorDefinition.PossibleRange.NONE,
                IndicatorDefinition.USUAL_RECOVERY_TIME);
    }
}
