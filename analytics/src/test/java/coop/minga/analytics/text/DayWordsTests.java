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
import coop.minga.analytics.verdict.ForecastBand;
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
    private static final ForecastBand BAND =
            new ForecastBand(135, 135, new Interval(120, 150), new Interval(112, 158), new Interval(104, 166));

    @Test
    void anOrdinaryDayIsCalledOne() {
        assertThat(said(judged(131, steady(0.2, 0.95)))).isEqualTo("131 kWh; usual 120 to 150 kWh. As usual.");
        assertThat(said(judged(131, steady(0.2, 0.95)), SPANISH))
                .isEqualTo("131 kWh; lo habitual: de 120 a 150 kWh. Dentro de lo habitual.");
    }

    @Test
    void anUnusualDayWithoutAChangeSaysThatNoChangeIsSeen() {
        assertThat(said(judged(155, steady(1.18, 0.97))))
                .isEqualTo("155 kWh; usual 120 to 150 kWh. Unusual, but no change is seen behind it.");
        assertThat(said(judged(155, steady(1.18, 0.97)), SPANISH)).endsWith("Inusual, pero no se ve un cambio detrás.");
        assertThat(said(judged(170, steady(2.5, 0.3)))).endsWith("Unusual; it is not clear yet what it means.");
    }

    @Test
    void anAnnouncedDayIsNotCalledUnusualUnlessItDeviatesToTheOtherSide() {
        var words = new DayWords(power(), Locale.ENGLISH);
        var contrary = judged(
                170,
                new Verdict(
                        new Classification(VerdictKind.TRANSIENT, Direction.UP, DAY, 0.98), 3.3, 0.001, true, true));

        assertThat(words.ofAnnounced(judged(60, steady(3.3, 0.2))))
                .isEqualTo("60 kWh. Announced, so not compared with usual days.");
        assertThat(words.ofAnnounced(contrary)).isEqualTo(words.of(contrary)).contains("a rise of one day");
    }

    @Test
    void aFlaggedDaySaysWhatTheFilterTakesItForAndWhetherThatIsSettled() {
        var step = drop(0.98);

        assertThat(said(judged(90, step)))
                .isEqualTo(
                        "90 kWh; usual 120 to 150 kWh. Very likely: a lasting drop, since Tue 3 Mar. It may still change for three days.");
        assertThat(said(judged(90, settled(step)))).endsWith(". This is final.");
        assertThat(said(judged(90, settled(step)), SPANISH)).endsWith(". Esto es definitivo.");
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

        assertThat(said(judged(200, outlier))).contains("Almost certain: a rise of one day.");
    }

    @Test
    void theWordForHowSureFitsTheRoundedProbability() {
        assertThat(said(judged(90, drop(0.986)))).contains("Almost certain: a lasting drop");
        assertThat(said(judged(90, drop(0.984)))).contains("Very likely: a lasting drop");
        assertThat(said(judged(90, drop(0.41)))).contains("It could be: a lasting drop");
        assertThat(said(judged(90, drop(0.39)))).contains("Perhaps: a lasting drop");
        assertThat(said(judged(90, drop(0.0001)))).contains("Not likely: a lasting drop");
    }

    @Test
    void aWithdrawnDayNamesItsFirstKind() {
        var day = new JudgedDay(
                DAY,
                90.0,
                new JudgedDay.Bands(BAND, null),
                steady(3.3, 0.98),
                VerdictKind.LEVEL_STEP,
                JudgedDay.Details.NONE);

        assertThat(said(shown(90.0, day)))
                .endsWith("First taken for: a lasting drop. Called off: the next days show no change.");
    }

    @Test
    void aShortSeriesSaysHowManyReadingsAreNeeded() {
        var short12 = new JudgedDay(
                DAY,
                131.0,
                new JudgedDay.Bands(BAND, null),
                notYet(),
                null,
                new JudgedDay.Details(null, null, new Basis(TransformKind.IDENTITY, false, 12)));
        var short1 = new JudgedDay(
                DAY,
                131.0,
                new JudgedDay.Bands(null, null),
                notYet(),
                null,
                new JudgedDay.Details(null, null, new Basis(TransformKind.IDENTITY, false, 1)));

        assertThat(said(shown(131.0, short12))).endsWith("usual: 12 more values are needed.");
        assertThat(said(shown(131.0, short1))).endsWith("usual: 1 more value is needed.");
        assertThat(said(shown(131.0, short12), SPANISH)).endsWith("habitual: faltan 12 datos.");
    }

    @Test
    void aDayWithoutAVerdictSaysWhy() {
        assertThat(said(day(null, BAND, null, false, true)))
                .isEqualTo("Not reported yet, still in time; usual 120 to 150 kWh.");
        assertThat(said(day(null, BAND, null, false, false))).isEqualTo("Nothing reported; usual 120 to 150 kWh.");
        assertThat(said(day(null, null, null, false, false))).isEqualTo("Nothing was reported.");
        assertThat(said(day(null, null, null, true, false))).isEqualTo("Rest day: nothing is expected.");
        assertThat(said(day(131.0, null, null, true, false)))
                .isEqualTo("Rest day. Reported all the same: 131 kWh. Kept, not compared.");
    }

    @Test
    void aCorrectionThatWasNotJudgedYetIsNotHeldAgainstTheOldVerdict() {
        var day = new JudgedDay(DAY, 90.0, BAND, steady(3.3, 0.98));

        assertThat(said(shown(131.0, day))).isEqualTo("131 kWh. Not checked yet.");
    }

    @Test
    void anAlertIsDescribedInTheSameWordsWithItsDay() {
        var deviation = new Deviation(
                DAY,
                new Classification(VerdictKind.TRANSIENT, Direction.DOWN, DAY, 0.9),
                90.0,
                new Deviation.Expectation(135, BAND.central80()),
                1.5,
                null);

        assertThat(new DayWords(power(), Locale.ENGLISH).of(deviation))
                .isEqualTo("90 kWh; usual for Wed 4 Mar: 120 to 150 kWh. Likely: a drop of one day.");
    }

    @Test
    void rarityIsRoundedAsPeopleDo() {
        var phrases = Phrases.in("coop.minga.analytics.text.day", Locale.ENGLISH);

        assertThat(new Rarity(3.3).in(phrases)).isEqualTo("about one such day in 2,000");
        assertThat(new Rarity(6).in(phrases)).isEqualTo("about one such day in 1,000,000");
        assertThat(new Rarity(16).in(phrases)).isEqualTo("less than one such day in 1,000,000");
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

    private static Verdict drop(double probability) {
        var lasting = new Classification(VerdictKind.LEVEL_STEP, Direction.DOWN, DAY.minusDays(1), probability);
        return new Verdict(lasting, 3.3, 0.001, false, true);
    }

    private static Verdict steady(double tailSurprisal, double probability) {
        return new Verdict(
                new Classification(VerdictKind.STEADY, Direction.NONE, DAY, probability),
                tailSurprisal,
                0.5,
                true,
                false);
    }

    private static Verdict notYet() {
        return new Verdict(
                new Classification(VerdictKind.NOT_ENOUGH_HISTORY, Direction.NONE, DAY, 1), 0, 1, true, false);
    }

    private static Verdict settled(Verdict verdict) {
        return new Verdict(verdict.classification(), verdict.tailSurprisal(), verdict.detectorPValue(), true, true);
    }

    private static DatafeedDay judged(double value, Verdict verdict) {
        return shown(value, new JudgedDay(DAY, value, BAND, verdict));
    }

    private static DatafeedDay shown(double value, JudgedDay judged) {
        return day(value, judged.band(), judged, false, false);
    }

    private static DatafeedDay day(
            @Nullable Double value,
            @Nullable ForecastBand band,
            @Nullable JudgedDay judged,
            boolean closed,
            boolean due) {
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
                        IndicatorDefinition.PossibleRange.NONE,
                        Duration.ofDays(2)),
                null);
    }
}
