package coop.minga.analytics.text;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import coop.minga.analytics.alert.Alert;
import coop.minga.analytics.alert.AlertId;
import coop.minga.analytics.alert.AlertState;
import coop.minga.analytics.alert.Deviation;
import coop.minga.analytics.alert.Handling;
import coop.minga.analytics.alert.Polarity;
import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.datafeed.AlertAssessment;
import coop.minga.analytics.datafeed.AlertAssessment.MostProbable;
import coop.minga.analytics.datafeed.AlertAssessment.Source;
import coop.minga.analytics.filter.result.Classification;
import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.filter.result.Interval;
import coop.minga.analytics.filter.result.VerdictKind;
import coop.minga.ingest.contract.GoodDirection;
import coop.minga.ingest.contract.IndicatorCode;
import coop.minga.ingest.contract.IndicatorDefinition;
import coop.minga.ingest.contract.IndicatorType;
import coop.minga.ingest.contract.MeasureName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class AlertHeadlineTests {

    private static final Locale SPANISH = Locale.of("es");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final int LONGEST_SENTENCE = 20;
    private static final Deviation.Expectation USUAL = new Deviation.Expectation(545, new Interval(512, 579));

    @Test
    void saysHowMuchOfUsualAndSinceWhen() {
        var fall = deviation(VerdictKind.LEVEL_STEP, Direction.DOWN, 284.5, 0.97);
        assertThat(headline(fall, Locale.ENGLISH).headline())
                .isEqualTo("Bread baked: about half of usual since Mon 23 Nov");
        assertThat(headline(fall, SPANISH).headline())
                .isEqualTo("Pan horneado: cerca de la mitad de lo habitual desde el lun 23 nov");
        assertThat(headline(fall, Locale.ENGLISH).sentence())
                .isEqualTo("Very likely: a lasting drop; 284.5 kg that day, usual 512 to 579.");
        assertThat(headline(fall, SPANISH).sentence())
                .isEqualTo("Muy probable: una baja que dura; 284,5 kg ese día, lo habitual de 512 a 579.");
    }

    @Test
    void saysOnWhichDayItWasWhatPasses() {
        assertThat(headline(deviation(VerdictKind.TRANSIENT, Direction.UP, 1100.0, 0.7), Locale.ENGLISH)
                        .headline())
                .isEqualTo("Bread baked: about double the usual on Mon 23 Nov");
    }

    @Test
    void namesTheKindWhereTheValueOfTheDayIsUsual() {
        assertThat(headline(deviation(VerdictKind.LEVEL_STEP, Direction.DOWN, 520.0, 0.9), Locale.ENGLISH)
                        .headline())
                .isEqualTo("Bread baked: a lasting drop since Mon 23 Nov");
        assertThat(headline(deviation(VerdictKind.STUCK, Direction.NONE, 300.0, 0.9), Locale.ENGLISH)
                        .headline())
                .isEqualTo("Bread baked: the same value again and again since Mon 23 Nov");
    }

    @ParameterizedTest
    @CsvSource({
        "136, about a quarter of usual",
        "180, about a third of usual",
        "363, about two thirds of usual",
        "1635, about three times the usual",
        "398, 27% below usual",
        "768, 41% above usual",
        "6000, above usual",
        "-3, below usual",
        "550, as usual"
    })
    void comparesAValueWithUsual(double value, String words) {
        var alert = deviation(VerdictKind.LEVEL_STEP, Direction.DOWN, 284.5, 0.97);
        assertThat(headline(alert, Locale.ENGLISH).difference(value, USUAL)).isEqualTo(words);
    }

    @Test
    void givesNoPercentageOfSharesAndSmallCounts() {
        var few = new Deviation.Expectation(1, new Interval(0, 3));
        var injuries = deviation(VerdictKind.TRANSIENT, Direction.UP, 8.0, few, 0.9);
        assertThat(new AlertHeadline(alert(injuries), indicator(IndicatorType.COUNT), Locale.ENGLISH).headline())
                .isEqualTo("Bread baked: far above usual on Mon 23 Nov");
        var share = new Deviation.Expectation(0.06, new Interval(0.051, 0.069));
        var unsold = deviation(VerdictKind.LEVEL_STEP, Direction.UP, 0.142, share, 0.9);
        assertThat(new AlertHeadline(alert(unsold), indicator(IndicatorType.RATIO), SPANISH).headline())
                .isEqualTo("Pan horneado: muy por encima de lo habitual desde el lun 23 nov");
    }

    @ParameterizedTest
    @EnumSource(VerdictKind.class)
    void isOneSentenceOfAtMostTwentyWordsForEveryKindInBothLanguages(VerdictKind kind) {
        for (var language : List.of(Locale.ENGLISH, SPANISH)) {
            for (var direction : Direction.values()) {
                for (var probability = 0.0; probability <= 1; probability += 0.05) {
                    for (var value : new Double[] {null, 284.5}) {
                        var words = headline(deviation(kind, direction, value, probability), language);
                        assertThat(words.sentence().split("\\s+"))
                                .as(words.sentence())
                                .hasSizeLessThanOrEqualTo(LONGEST_SENTENCE);
                        assertThat(words.sentence()).endsWith(".").doesNotContain("{", "..");
                        assertThat(Stream.of(words.headline(), words.looks())).noneMatch(text -> text.contains("{"));
                    }
                }
            }
        }
    }

    @Test
    void tellsTheOddsOfTheDayAndTheLaterVerdictApartInTime() {
        var words = headline(deviation(VerdictKind.LEVEL_STEP, Direction.DOWN, 284.5, 0.975), Locale.ENGLISH);
        assertThat(words.certainty(
                        assessment(Source.CARRIED_FORWARD, new MostProbable(VerdictKind.TRANSIENT, 0.998), true)))
                .containsExactly(
                        "On the day, Mon 23 Nov, by itself: 99% just that day.",
                        "After three days, final: 97% lasting.",
                        "A value like that comes on about one such day in 50,000.",
                        "Usual: the forecast made before Mon 23 Nov and carried forward to Sat 12 Dec. Values lie within"
                                + " it on 8 such days in 10.");
        assertThat(words.certainty(assessment(Source.CLOSED, null, false)))
                .containsExactly(
                        "So far: 97% lasting. It may still change for three days.",
                        "A value like that comes on about one such day in 50,000.",
                        "Only the unit’s own people see later values. Value and usual are those of Sat 12 Dec.");
    }

    @ParameterizedTest
    @EnumSource(VerdictKind.class)
    void tellsHowSureEveryKindIsInBothLanguages(VerdictKind kind) {
        for (var language : List.of(Locale.ENGLISH, SPANISH)) {
            var words = headline(deviation(kind, Direction.UP, 284.5, 0.9), language);
            for (var source : Source.values()) {
                assertThat(words.certainty(assessment(source, new MostProbable(kind, 0.9), true)))
                        .hasSize(4)
                        .noneMatch(text -> text.contains("{"));
            }
        }
    }

    @Test
    void hasOneNumberOnTheFirstDay() {
        var words = headline(deviation(VerdictKind.TRANSIENT, Direction.DOWN, 284.5, 0.98), Locale.ENGLISH);
        var first = new MostProbable(VerdictKind.TRANSIENT, 0.995);
        var assessed = new AlertAssessment(DAY, 284.5, USUAL, Source.CARRIED_FORWARD, first, false);
        assertThat(words.certainty(assessed))
                .containsExactly(
                        "So far: 98% just that day. It may still change for three days.",
                        "A value like that comes on about one such day in 50,000.",
                        "Usual: the forecast made for Mon 23 Nov. Values lie within it on 8 such days in 10.");
    }

    @Test
    void roundsTheLikelihoodDownAsTheNumberBesideIt() {
        var words = headline(deviation(VerdictKind.LEVEL_STEP, Direction.DOWN, 284.5, 0.949), Locale.ENGLISH);
        assertThat(words.likelihood()).isEqualTo("Likely");
        assertThat(words.certainty(assessment(Source.OWN_DAY, null, true)).getFirst())
                .contains("94%");
    }

    private static AlertAssessment assessment(Source source, @Nullable MostProbable first, boolean settled) {
        return new AlertAssessment(LocalDate.of(2026, 12, 12), 414.0, USUAL, source, first, settled);
    }

    private static AlertHeadline headline(Deviation deviation, Locale language) {
        return new AlertHeadline(alert(deviation), indicator(IndicatorType.FLOW), language);
    }

    private static Deviation deviation(
            VerdictKind kind, Direction direction, @Nullable Double value, double probability) {
        return deviation(kind, direction, value, USUAL, probability);
    }

    private static Deviation deviation(
            VerdictKind kind,
            Direction direction,
            @Nullable Double value,
            Deviation.Expectation usual,
            double probability) {
        return new Deviation(
                DAY, new Classification(kind, direction, DAY, probability), value, usual, Math.log10(50_000), null);
    }

    private static Alert alert(Deviation deviation) {
        var opened = Instant.parse("2026-11-24T07:20:00Z");
        var unit = new UnitId("bakery");
        var clock = new Handling.LevelClock(unit, opened, null);
        return new Alert(
                new Alert.Origin(new AlertId(40), unit, new SeriesId(7), opened),
                deviation,
                Polarity.PAIN,
                new Handling(AlertState.OPEN, clock, null, null, null),
                0);
    }

    private static Indicator indicator(IndicatorType type) {
        var definition = new IndicatorDefinition(
                new IndicatorCode("bread"),
                Map.of("en", "Bread baked", "es", "Pan horneado"),
                new IndicatorDefinition.Measure(
                        type == IndicatorType.RATIO ? "1" : "kg", Map.<String, MeasureName>of()),
                type,
                GoodDirection.UP,
                IndicatorDefinition.PossibleRange.NONE,
                Duration.ofDays(2));
        return new Indicator(new SeriesId(7), new UnitId("bakery"), definition, null);
    }
}
