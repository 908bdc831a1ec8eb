package coop.minga.analytics.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;

import coop.minga.analytics.alert.Alert;
import coop.minga.analytics.alert.AlertState;
import coop.minga.analytics.alert.Deviation;
import coop.minga.analytics.alert.Polarity;
import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.filter.result.Interval;
import coop.minga.analytics.filter.result.VerdictKind;
import coop.minga.analytics.outbox.SampleAlerts;
import coop.minga.ingest.contract.IndicatorType;
import coop.minga.ingest.contract.MeasureName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class AlertWordsTests {

    private static final Locale SPANISH = Locale.of("es");
    private static final ZoneId SANTIAGO = ZoneId.of("America/Santiago");
    private static final Interval BAND = new Interval(1410.2, 1460.9);

    @Test
    void saysInEnglishTheValueWhatIsUsualAndWhenItIsPassedOn() {
        var words = new AlertWords(
                SampleAlerts.alert(SampleAlerts.fall()),
                SampleAlerts.bread(),
                SampleAlerts.bakery("Pan del Sur"),
                Locale.ENGLISH);

        assertThat(words.title()).isEqualTo("Worse than usual, alert 42");
        assertThat(words.headline()).isEqualTo("Pan del Sur · Bread baked: a lasting drop");
        assertThat(words.sentences(SANTIAGO))
                .containsExactly(
                        "1,312.4 kg; usual for Wed 4 Mar: 1,410 to 1,461 kg. Likely: a lasting drop, since Tue 3 Mar.",
                        "If it lasts, it is passed on to the next level on Fri 6 Mar at 14:30.");
    }

    @Test
    void saysTheSameInSpanish() {
        var words = new AlertWords(
                SampleAlerts.alert(SampleAlerts.fall()),
                SampleAlerts.bread(),
                SampleAlerts.bakery("Pan del Sur"),
                SPANISH);

        assertThat(words.title()).isEqualTo("Peor de lo habitual, alerta 42");
        assertThat(words.headline()).isEqualTo("Pan del Sur · Pan horneado: una baja que dura");
        assertThat(words.sentences(SANTIAGO))
                .containsExactly(
                        "1.312,4 kg; lo habitual para el mié 4 mar: de 1.410 a 1.461 kg. Probable: una baja que dura, desde el mar 3 mar.",
                        "Si sigue, pasa al siguiente nivel el vie 6 mar a las 14:30.");
    }

    @ParameterizedTest
    @EnumSource(VerdictKind.class)
    void hasWordsForEveryKindAndDirectionInBothLanguages(VerdictKind kind) {
        for (var language : List.of(Locale.ENGLISH, SPANISH)) {
            for (var direction : Direction.values()) {
                var deviation = SampleAlerts.deviation(kind, direction, 1.0, BAND, 3);
                var words = new AlertWords(
                        SampleAlerts.alert(deviation),
                        SampleAlerts.bread(),
                        SampleAlerts.bakery("Pan del Sur"),
                        language);
                assertThat(words.phrase()).isNotBlank().doesNotContain("{", "|", "#");
            }
        }
    }

    @Test
    void saysWhatIsBetterThanUsual() {
        var alert = SampleAlerts.alert(SampleAlerts.fall(), Polarity.PLEASURE, AlertState.OPEN, SampleAlerts.CLIMBS);

        assertThat(words(alert, Locale.ENGLISH).title()).isEqualTo("Better than usual, alert 42");
        assertThat(words(alert, SPANISH).title()).isEqualTo("Mejor de lo habitual, alerta 42");
    }

    @Test
    void namesTheZoneOfADeadlineToWhoLivesInAnother() {
        var words = words(SampleAlerts.alert(SampleAlerts.fall()), Locale.ENGLISH);

        assertThat(words.escalation(SANTIAGO)).contains("Fri 6 Mar at 14:30.");
        assertThat(words.escalation(ZoneId.of("America/Bogota"))).contains("Fri 6 Mar at 14:30 (America/Santiago).");
    }

    @ParameterizedTest
    @EnumSource(names = {"LEVEL_STEP", "SLOPE_CHANGE", "VARIANCE_CHANGE", "WEEKDAY_SHAPE_CHANGE"})
    void saysThatItIsTheReadingsTogetherWhereTheOneIsAsAnyOther(VerdictKind kind) {
        var deviation = SampleAlerts.deviation(kind, Direction.DOWN, 1430.0, BAND, 0.2);

        assertThat(words(SampleAlerts.alert(deviation), Locale.ENGLISH).story())
                .singleElement()
                .asString()
                .contains("Usual by itself. Likely: ");
        assertThat(words(SampleAlerts.alert(deviation), SPANISH).story())
                .singleElement()
                .asString()
                .contains("Habitual por sí solo. Probable: ");
    }

    @Test
    void saysNothingUnusualOfAnAlertThatWasCalledOff() {
        var alert = SampleAlerts.alert(SampleAlerts.fall(), Polarity.PAIN, AlertState.RETRACTED, null);

        assertThat(words(alert, Locale.ENGLISH).story())
                .containsExactly("1,312.4 kg; usual for Wed 4 Mar: 1,410 to 1,461 kg.");
    }

    @Test
    void saysHowOftenAValueCameInARow() {
        var stuck = SampleAlerts.stuck(5);

        assertThat(story(stuck, Locale.ENGLISH))
                .startsWith("1,430 kg, as in the last 5 values; ")
                .endsWith("Likely: the same value again and again.");
        assertThat(story(stuck, SPANISH)).startsWith("1.430 kg, igual que en los últimos 5 datos; ");
    }

    @Test
    void saysThatTheWholeFederationKnowsWhereNoLevelIsLeft() {
        var alert = SampleAlerts.alert(SampleAlerts.fall(), Polarity.PAIN, AlertState.OPEN, null);

        assertThat(words(alert, Locale.ENGLISH).escalation(SANTIAGO)).isEqualTo("The whole federation knows.");
    }

    @Test
    void anEndedAlertIsNotPassedOn() {
        var alert = SampleAlerts.alert(SampleAlerts.fall(), Polarity.PAIN, AlertState.RECOVERED, null);

        assertThat(words(alert, Locale.ENGLISH).sentences(SANTIAGO)).noneMatch(each -> each.contains("passed on"));
    }

    @Test
    void valuesAreAsExactAsTheBandIsNarrow() {
        assertThat(expected("[degF]", IndicatorType.STOCK, new Interval(0.1234, 0.4567)))
                .contains("0.12 to 0.46 °F");
        assertThat(expected("{accident}", IndicatorType.COUNT, new Interval(-0.2, 3.4)))
                .contains("0 to 3 accident.");
        assertThat(expected("%", IndicatorType.RATIO, new Interval(91.04, 95.52)))
                .contains("91.0 to 95.5%");
        assertThat(expected("1", IndicatorType.RATIO, new Interval(0.5, 0.5))).contains("50 to 50%.");
        assertThat(expected("1", IndicatorType.RATIO, new Interval(0.774, 0.819)))
                .contains("77.4 to 81.9%.");
        assertThat(expected("1", IndicatorType.STOCK, new Interval(2, 2))).contains("2 to 2.");
    }

    @Test
    void countsInTheWordsOfTheCooperative() {
        var families =
                Map.of("en", new MeasureName("family", "families"), "es", new MeasureName("familia", "familias"));
        var indicator = SampleAlerts.indicator("{family}", families, IndicatorType.COUNT, Map.of("en", "Waiting"));
        var alert = SampleAlerts.alert(
                SampleAlerts.deviation(VerdictKind.TRANSIENT, Direction.DOWN, 1.0, new Interval(40.2, 60.1), 0.1));
        var bakery = SampleAlerts.bakery("Pan del Sur");
        assertThat(new AlertWords(alert, indicator, bakery, Locale.ENGLISH)
                        .story()
                        .getFirst())
                .contains("40 to 60 families.");
        assertThat(new AlertWords(alert, indicator, bakery, SPANISH).story().getFirst())
                .startsWith("1 familia; ")
                .contains("40 a 60 familias.");
    }

    @Test
    void aLanguageThatIsNotSpokenHereIsAnsweredInEnglish() {
        var words = new AlertWords(
                SampleAlerts.alert(SampleAlerts.fall()),
                SampleAlerts.bread(),
                SampleAlerts.bakery("Pan del Sur"),
                Locale.of("pt", "BR"));

        assertThat(words.story().getFirst()).contains("usual for Wed 4 Mar: 1,410 to");
    }

    @Test
    void aRegionKeepsTheLanguage() {
        var words = new AlertWords(
                SampleAlerts.alert(SampleAlerts.fall()),
                SampleAlerts.bread(),
                SampleAlerts.bakery("Pan del Sur"),
                Locale.of("es", "MX"));

        assertThat(words.story().getFirst()).contains("lo habitual", "1,410");
    }

    @Test
    void namesCannotBeginALineFormatOrHideAnything() {
        var name = "Pan\r\nQUIT :x\u0003" + "4red\u202Edesrever\u200Bhidden\u2028";
        var words = new AlertWords(
                SampleAlerts.alert(SampleAlerts.fall()),
                SampleAlerts.bread(),
                SampleAlerts.bakery(name),
                Locale.ENGLISH);

        assertThat(words.headline()).startsWith("Pan QUIT :x 4red desrever hidden ·");
    }

    @Test
    void bracesAndQuotesInNamesStayAsTheyAre() {
        var bread = SampleAlerts.indicator("kg", IndicatorType.FLOW, Map.of("en", "L'{0} '{bread}'"));
        var words = new AlertWords(
                SampleAlerts.alert(SampleAlerts.fall()), bread, SampleAlerts.bakery("O'Higgins {1}"), Locale.ENGLISH);

        assertThat(words.headline()).startsWith("O'Higgins {1} · L'{0} '{bread}':");
    }

    @Test
    void noKeyIsMissingInEitherLanguage() throws IOException {
        assertThat(keys("alert_es.properties")).isEqualTo(keys("alert.properties"));
    }

    private static Set<String> keys(String file) throws IOException {
        try (var stream = Objects.requireNonNull(AlertWords.class.getResourceAsStream(file));
                var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            var properties = new Properties();
            properties.load(reader);
            return properties.stringPropertyNames();
        }
    }

    private static String story(Deviation deviation, Locale language) {
        return words(SampleAlerts.alert(deviation), language).story().getFirst();
    }

    private static String expected(String measure, IndicatorType nature, Interval band) {
        var alert =
                SampleAlerts.alert(SampleAlerts.deviation(VerdictKind.TRANSIENT, Direction.UP, band.high(), band, 3));
        var indicator = SampleAlerts.indicator(measure, nature, Map.of("en", "Bread"));
        return new AlertWords(alert, indicator, SampleAlerts.bakery("Pan del Sur"), Locale.ENGLISH)
                .story()
                .getFirst();
    }

    private static AlertWords words(Alert alert, Locale language) {
        return new AlertWords(alert, SampleAlerts.bread(), SampleAlerts.bakery("Pan del Sur"), language);
    }
}
