package coop.minga.ingest.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
import coop.minga.ingest.source.outcome.ReadFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Counts that fit their series only with a factor of ten are asked about, and small ones as they come are not. */
final class CountMagnitudesTests {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);
    private static final CooperativeCatalogue CATALOGUE = new CooperativeCatalogue(
            new FederationId("cordillera"),
            new CooperativeId("trigo-nuevo"),
            "Trigo Nuevo",
            ZoneId.of("America/Santiago"),
            WorkingCalendar.EVERY_DAY,
            List.of(new IndicatorDefinition(
                    new IndicatorCode("people"),
                    Map.of("es", "Asistencia"),
                    new IndicatorDefinition.Measure("{person}", Map.of()),
                    IndicatorType.COUNT,
                    GoodDirection.UP,
                    IndicatorDefinition.PossibleRange.NONE,
                    IndicatorDefinition.USUAL_RECOVERY_TIME)));

    private StatedValues known = StatedValues.NOTHING;

    @Test
    void aCountThatIsOffByAPowerOfTenIsAsked() {
        known = indicator -> values(
                TODAY.minusDays(60),
                IntStream.range(0, 40).mapToDouble(day -> 290 + day % 7).toArray());

        check(
                "day,people\n2026-11-27,3\n2026-11-28,299\n2026-11-26,3000\n2026-11-23,700\n2026-11-24,30\n",
                "people 2026-11-28 299, people 2026-11-23 700",
                "value people 2026-11-24 30 magnitude value people 2026-11-26 3000 magnitude"
                        + " value people 2026-11-27 3 magnitude");
        known = indicator -> values(TODAY.minusDays(40), 31, 29, 30, 28, 32, 30, 29, 30);
        // no whole number of people became 295
        check("day,people\n2026-11-27,295\n2026-11-28,30\n", "people 2026-11-27 295, people 2026-11-28 30", null);
    }

    @Test
    void whatIsUsualForSmallCountsIsNotAsked() {
        known = indicator -> values(TODAY.minusDays(40), 1, 2, 2, 1, 0, 1, 2, 1, 0, 1, 2);
        check(
                "day,people\n2026-11-24,10\n2026-11-25,20\n2026-11-26,0\n2026-11-27,1\n",
                "people 2026-11-24 10, people 2026-11-25 20, people 2026-11-26 0, people 2026-11-27 1",
                null);
        check("day,people\n2026-11-24,100\n", null, "value people 2026-11-24 100 magnitude");
    }

    @Test
    void aTenfoldOfASmallCountIsNotAskedSinceItHappens() {
        known = indicator -> values(TODAY.minusDays(40), 3, 1, 2, 4, 3, 1, 2, 3, 4, 2);
        check("day,people\n2026-11-24,30\n", "people 2026-11-24 30", null);
        check("day,people\n2026-11-24,300\n", null, "value people 2026-11-24 300 magnitude");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 1, 3, 7, 12})
    void smallCountsAsTheyComeAreNeverAsked(double mean) {
        Random random = new Random(20);
        TreeMap<LocalDate, Double> days = new TreeMap<>();
        LocalDate first = TODAY.minusDays(400);
        first.datesUntil(TODAY).forEach(day -> days.put(day, (double) overdispersed(mean, random)));
        known = indicator -> Collections.unmodifiableNavigableMap(days);
        StringBuilder rows = new StringBuilder("day,people\n");
        first.datesUntil(TODAY).forEach(day -> rows.append(day + "," + overdispersed(mean, random) + "\n"));

        assertThat(read(rows.toString()).asked()).isEmpty();
    }

    /** A Poisson count whose mean varies by a factor of two up and down. */
    private static int overdispersed(double mean, Random random) {
        double left = mean * Math.pow(2, 2 * random.nextDouble() - 1);
        int count = 0;
        for (double passed = -Math.log(random.nextDouble()); passed < left; passed -= Math.log(random.nextDouble())) {
            count++;
        }
        return count;
    }

    private void check(String text, @Nullable String accepted, @Nullable String asked) {
        ReadFile file = read(text);
        assertThat(file.accepted().stream()
                        .map(each -> each.indicator() + " " + each.day() + " " + Message.plain(each.value()))
                        .collect(Collectors.joining(", ")))
                .isEqualTo(accepted == null ? "" : accepted);
        assertThat(file.asked().stream().map(each -> each.question().id()).collect(Collectors.joining(" ")))
                .isEqualTo(asked == null ? "" : asked);
        assertThat(file.refused()).isEmpty();
    }

    private ReadFile read(String text) {
        try {
            return (ReadFile) CsvFile.read(
                    "day.csv",
                    new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                    new ReadingRules(CATALOGUE, TODAY, DecimalMark.EITHER, Answers.NONE, known));
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
}
