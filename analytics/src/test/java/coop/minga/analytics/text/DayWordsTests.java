package coop.minga.analytics.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;

import coop.minga.analytics.alert.Deviation;
import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.datafeed.DatafeedDay;
import coop.minga.analytics.filter.result.Basis;
import coop.minga.analytics.filter.result.Classification;
import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.filter.result.Interval;
import coop.minga.analytics.filter.result.TransformKind;
import coop.minga.analytics.filter.result.Verdict;
import coop.minga.analytics.filter.result.VerdictKind;
import coop.minga.analytics.verdict.Band;
import coop.minga.analytics.verdict.JudgedDay;
import coop.minga.ingest.contract.GoodDirection;
import coop.minga.ingest.contract.IndicatorCode;
import coop.minga.ingest.contract.IndicatorDefinition;
import coop.minga.ingest.contract.IndicatorType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DayWordsTests {

    private static final Locale SPANISH = Locale.of("es");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 4);
    private static final Band BAND =
            new Band(135, 135, new Interval(120, 150), new Interval(112, 158), new Interval(104, 166));

    @Test
    void anOrdinaryDayIsCalledOne() {
        assertThat(said(judged(131, steady(0.2, 0.95))))
                .isEqualTo("Expected 120 to 150 kWh, came 131 kWh: an ordinary day.");
        assertThat(said(judged(131, steady(0.2, 0.95)), SPANISH))
                .isEqualTo("Se esperaba de 120 a 150 kWh, llegó 131 kWh: un día como otros.");
    }

    @Test
    void anOddDayWithoutAChangeSaysHowRareItIsAndThatNoChangeIsSeen() {
        assertThat(said(judged(155, steady(1.18, 0.97))))
                .isEqualTo("Expected 120 to 150 kWh, came 155 kWh: so odd a value comes on about 1 in 20 such days, and"
                        + " the filter sees no change behind it; very probably (97%) a day like others.");
        assertThat(said(judged(155, steady(1.18, 0.97)), SPANISH))
                .contains("1 de cada 20 días semejantes", "ningún cambio");
        assertThat(said(judged(151, steady(0.75, 0.97)))).contains("about 1 in 6 such days");
        assertThat(said(judged(170, steady(2.5, 0.3)))).contains("nothing new is flagged", "(30%)");
    }

    @Test
    void aDayThatWasAnnouncedIsNotCalledOddButItsContraryIsToldAsEver() {
        var words = new DayWords(power(), Locale.ENGLISH);
        var contrary = judged(
                170,
                new Verdict(
                        new Classification(VerdictKind.TRANSIENT, Direction.UP, DAY, 0.98), 3.3, 0.001, true, true));

        assertThat(words.ofAnnounced(judged(60, steady(3.3, 0.2))))
                .isEqualTo("Came 60 kWh: something was announced for this day, so it is not judged as others are.");
        assertThat(words.ofAnnounced(contrary)).isEqualTo(words.of(contrary)).contains("outlier upwards");
    }

    @Test
    void aFlaggedDaySaysWhatTheFilterTakesItForAndWhetherThatIsSettled() {
        var step = new Verdict(
                new Classification(VerdictKind.LEVEL_STEP, Direction.DOWN, DAY.minusDays(1), 0.98),
                3.3,
                0.001,
                false,
                true);

        assertThat(said(judged(90, step)))
                .isEqualTo("Expected 120 to 150 kWh, came 90 kWh: so odd a value comes on about 1 in 2,000 such days;"
                        + " together with those since Tuesday, March 3, very probably (98%) a step down to a new level;"
                        + " so far, for it is settled within three days.");
        assertThat(said(judged(90, settled(step)))).endsWith("; this is settled.");
        assertThat(said(judged(90, settled(step)), SPANISH)).endsWith("; esto ya es firme.");
    }

    @ParameterizedTest
    @EnumSource(VerdictKind.class)
    void thereIsASentenceForEveryKindInBothLanguages(VerdictKind kind) {
        var flagged = kind != VerdictKind.STEADY && kind != VerdictKind.NOT_ENOUGH_HISTORY;
        for (var direction : Direction.values()) {
            for (var onset : List.of(DAY, DAY.minusDays(3))) {
                var day = judged(
                        131, new Verdict(new Classification(kind, direction, onset, 0.9), 0.2, 0.01, true, flagged));
                for (var language : List.of(Locale.ENGLISH, SPANISH)) {
                    assertThat(said(day, language))
                            .contains("131 kWh")
                            .endsWith(".")
                            .doesNotContain("{", "|", "#");
                }
            }
        }
    }

    @Test
    void whatPassesByIsNotCalledAStep() {
        var outlier =
                new Verdict(new Classification(VerdictKind.TRANSIENT, Direction.UP, DAY, 0.999), 7, 0.001, true, true);

        assertThat(said(judged(200, outlier)))
                .contains(
                        "fewer than 1 in 1,000,000 such days; almost certainly (99%) an outlier upwards that passes by");
    }

    @Test
    void theWordForHowSureFitsTheNumberAsItIsWritten() {
        assertThat(said(judged(155, steady(1.18, 0.986)))).contains("almost certainly (99%)");
        assertThat(said(judged(155, steady(1.18, 0.984)))).contains("very probably (98%)");
        assertThat(said(judged(170, steady(4, 0.0001)))).contains("(1%)");
    }

    @Test
    void aWithdrawnDaySaysWhatItWasFirstTakenFor() {
        var day = new JudgedDay(
                DAY,
                90.0,
                new JudgedDay.Bands(BAND, null),
                steady(3.3, 0.98),
                VerdictKind.LEVEL_STEP,
                JudgedDay.Details.NONE);

        assertThat(said(shown(90.0, day)))
                .endsWith("first taken for a step down to a new level, withdrawn since, for the days after it show no"
                        + " change.");
    }

    @Test
    void aShortSeriesSaysHowManyReadingsAreNeeded() {
        var short12 = new JudgedDay(
                DAY,
                131.0,
                new JudgedDay.Bands(BAND, null),
                notYet(),
                null,
                new JudgedDay.Details(null, null, new Basis(TransformKind.STRAIGHT, false, 12)));
        var short1 = new JudgedDay(
                DAY,
                131.0,
                new JudgedDay.Bands(null, null),
                notYet(),
                null,
                new JudgedDay.Details(null, null, new Basis(TransformKind.STRAIGHT, false, 1)));

        assertThat(said(shown(131.0, short12))).endsWith("expect: 12 more readings are needed.");
        assertThat(said(shown(131.0, short1))).endsWith("expect: 1 more reading is needed.");
        assertThat(said(shown(131.0, short12), SPANISH)).endsWith("esperar: faltan 12 lecturas.");
    }

    @Test
    void aDayWithoutAVerdictSaysWhy() {
        assertThat(said(day(null, BAND, null, false, true)))
                .isEqualTo("Expected 120 to 150 kWh, nothing has come yet; there is still time.");
        assertThat(said(day(null, BAND, null, false, false)))
                .isEqualTo("Expected 120 to 150 kWh, nothing was reported.");
        assertThat(said(day(null, null, null, false, false))).isEqualTo("Nothing was reported.");
        assertThat(said(day(null, null, null, true, false))).isEqualTo("A closed day: nothing is expected.");
        assertThat(said(day(131.0, null, null, true, false))).contains("131 kWh came, which is kept and not judged");
    }

    @Test
    void aCorrectionThatWasNotJudgedYetIsNotHeldAgainstTheOldVerdict() {
        var day = new JudgedDay(DAY, 90.0, BAND, steady(3.3, 0.98));

        assertThat(said(shown(131.0, day))).isEqualTo("Came 131 kWh; the filter has not judged it yet.");
    }

    @Test
    void anAlertIsToldInTheSameWordsWithItsDay() {
        var deviation = new Deviation(
                DAY,
                new Classification(VerdictKind.TRANSIENT, Direction.DOWN, DAY, 0.9),
                90.0,
                new Deviation.Expectation(135, BAND.central80()),
                1.5,
                null);

        assertThat(new DayWords(power(), Locale.ENGLISH).of(deviation))
                .isEqualTo(
                        "Expected for Wednesday, March 4: 120 to 150 kWh, as on 8 of 10 such days; came 90 kWh: so odd"
                                + " a value comes on about 1 in 30 such days; probably (90%) an outlier downwards that passes"
                                + " by.");
    }

    @Test
    void rarityIsRoundedAsPeopleDo() {
        var phrases = Phrases.in("coop.minga.analytics.text.day", Locale.ENGLISH);

        assertThat(new Rarity(3.3).in(phrases)).isEqualTo("about 1 in 2,000 such days");
        assertThat(new Rarity(6).in(phrases)).isEqualTo("about 1 in 1,000,000 such days");
        assertThat(new Rarity(16).in(phrases)).isEqualTo("fewer than 1 in 1,000,000 such days");
    }

    @ParameterizedTest
    @ValueSource(strings = {"day", "amount"})
    void noKeyIsMissingInEitherLanguage(String bundle) throws IOException {
        assertThat(keys(bundle + "_es.properties")).isEqualTo(keys(bundle + ".properties"));
    }

    private static Set<String> keys(String file) throws IOException {
        try (var stream = Objects.requireNonNull(DayWords.class.getResourceAsStream(file));
                var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            var properties = new Properties();
            properties.load(reader);
            return properties.stringPropertyNames();
        }
    }

    private static String said(DatafeedDay day) {
        return said(day, Locale.ENGLISH);
    }

    private static String said(DatafeedDay day, Locale language) {
        return new DayWords(power(), language).of(day);
    }

    private static Verdict steady(double surprisal, double probability) {
        return new Verdict(
                new Classification(VerdictKind.STEADY, Direction.NONE, DAY, probability), surprisal, 0.5, true, false);
    }

    private static Verdict notYet() {
        return new Verdict(
                new Classification(VerdictKind.NOT_ENOUGH_HISTORY, Direction.NONE, DAY, 1), 0, 1, true, false);
    }

    private static Verdict settled(Verdict verdict) {
        return new Verdict(verdict.classification(), verdict.surprisal(), verdict.pValue(), true, true);
    }

    private static DatafeedDay judged(double value, Verdict verdict) {
        return shown(value, new JudgedDay(DAY, value, BAND, verdict));
    }

    private static DatafeedDay shown(double value, JudgedDay judged) {
        return day(value, judged.band(), judged, false, false);
    }

    private static DatafeedDay day(
            @Nullable Double value, @Nullable Band band, @Nullable JudgedDay judged, boolean closed, boolean due) {
        return new DatafeedDay(DAY, value, 0, band, closed, due, judged);
    }

    private static Indicator power() {
        return new Indicator(
                new SeriesId(7),
                new UnitId("bakery"),
                new IndicatorDefinition(
                        new IndicatorCode("power"),
                        Map.of("en", "Power used"),
                        new IndicatorDefinition.Measure("kW.h", Map.of()),
                        IndicatorType.FLOW,
                        GoodDirection.DOWN,
                        IndicatorDefinition.Levels.NONE,
                        Duration.ofDays(2)),
                null);
    }
}
