package coop.minga.analytics.outbox;

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
    void saysInEnglishWhatWasExpectedWhatCameAndWhenItClimbs() {
        var words = new AlertWords(Said.alert(Said.fall()), Said.bread(), Said.bakery("Pan del Sur"), Locale.ENGLISH);

        assertThat(words.title()).isEqualTo("Warning, alert 42");
        assertThat(words.headline()).isEqualTo("Pan del Sur · Bread baked: a step down to a new level");
        assertThat(words.sentences(SANTIAGO))
                .containsExactly(
                        "Expected for Wednesday, March 4: 1,410 to 1,461 kg, as on 8 of 10 such days; came 1,312.4 kg: so odd"
                                + " a value comes on about 1 in 2,000 such days; together with those since Tuesday,"
                                + " March 3, probably (90%) a step down to a new level.",
                        "It climbs to the next level on Friday, March 6, 2:30 PM, unless it is over by then.");
    }

    @Test
    void saysTheSameInSpanish() {
        var words = new AlertWords(Said.alert(Said.fall()), Said.bread(), Said.bakery("Pan del Sur"), SPANISH);

        assertThat(words.title()).isEqualTo("Atención, alerta 42");
        assertThat(words.headline()).isEqualTo("Pan del Sur · Pan horneado: un escalón hacia abajo, a un nuevo nivel");
        assertThat(words.sentences(SANTIAGO))
                .containsExactly(
                        "Se esperaba para el miércoles 4 de marzo: de 1.410 a 1.461 kg, como en 8 de cada 10 días"
                                + " semejantes; llegó 1.312,4 kg: un valor tan extraño viene en cerca de 1 de cada"
                                + " 2.000 días semejantes; junto con los que hay desde el martes 3 de marzo,"
                                + " probablemente (90 %) un escalón hacia abajo, a un nuevo nivel.",
                        "Sube al siguiente nivel el viernes 6 de marzo, 14:30, si para entonces no ha pasado.");
    }

    @ParameterizedTest
    @EnumSource(VerdictKind.class)
    void hasWordsForEveryKindAndDirectionInBothLanguages(VerdictKind kind) {
        for (var language : List.of(Locale.ENGLISH, SPANISH)) {
            for (var direction : Direction.values()) {
                var deviation = Said.deviation(kind, direction, 1.0, BAND, 3);
                var words = new AlertWords(Said.alert(deviation), Said.bread(), Said.bakery("Pan del Sur"), language);
                assertThat(words.phrase()).isNotBlank().doesNotContain("{", "|", "#");
            }
        }
    }

    @Test
    void goodNewsIsCalledSo() {
        var alert = Said.alert(Said.fall(), Polarity.PLEASURE, AlertState.OPEN, Said.CLIMBS);

        assertThat(words(alert, Locale.ENGLISH).title()).isEqualTo("Good news, alert 42");
        assertThat(words(alert, SPANISH).title()).isEqualTo("Buena noticia, alerta 42");
    }

    @Test
    void namesTheZoneOfADeadlineToWhoLivesInAnother() {
        var words = words(Said.alert(Said.fall()), Locale.ENGLISH);

        assertThat(words.escalation(SANTIAGO)).contains("March 6, 2:30 PM, unless");
        assertThat(words.escalation(ZoneId.of("America/Bogota")))
                .contains("March 6, 2:30 PM (America/Santiago), unless");
    }

    @ParameterizedTest
    @EnumSource(names = {"LEVEL_STEP", "SLOPE_CHANGE", "VARIANCE_CHANGE", "WEEKDAY_SHAPE_CHANGE"})
    void saysThatItIsTheReadingsTogetherWhereTheOneIsAsAnyOther(VerdictKind kind) {
        var deviation = Said.deviation(kind, Direction.DOWN, 1430.0, BAND, 0.2);

        assertThat(words(Said.alert(deviation), Locale.ENGLISH).story())
                .singleElement()
                .asString()
                .contains(
                        "came 1,430 kg, which is not odd by itself; together with those since Tuesday, March 3, probably");
        assertThat(words(Said.alert(deviation), SPANISH).story())
                .singleElement()
                .asString()
                .contains("que por sí solo no es extraño; junto con los que hay desde el martes 3 de marzo");
    }

    @Test
    void saysNothingOddOfWhatWasTakenBack() {
        var alert = Said.alert(Said.fall(), Polarity.PAIN, AlertState.RETRACTED, null);

        assertThat(words(alert, Locale.ENGLISH).story())
                .containsExactly("Expected for Wednesday, March 4: 1,410 to 1,461 kg, as on 8 of 10 such days;"
                        + " came 1,312.4 kg.");
    }

    @Test
    void saysHowOftenAValueCameInARow() {
        var stuck = Said.stuck(5);

        assertThat(story(stuck, Locale.ENGLISH))
                .endsWith("came 1,430 kg, as in all of the last 5 readings: probably (90%) the same value comes again"
                        + " and again.");
        assertThat(story(stuck, SPANISH)).contains("llegó 1.430 kg, como en todas las últimas 5 lecturas: ");
    }

    @Test
    void saysThatNobodyIsLeftToClimbTo() {
        var alert = Said.alert(Said.fall(), Polarity.PAIN, AlertState.OPEN, null);

        assertThat(words(alert, Locale.ENGLISH).escalation(SANTIAGO)).contains("climbs no further");
    }

    @Test
    void aClosedAlertDoesNotClimb() {
        var alert = Said.alert(Said.fall(), Polarity.PAIN, AlertState.RECOVERED, null);

        assertThat(words(alert, Locale.ENGLISH).sentences(SANTIAGO)).noneMatch(each -> each.contains("climbs"));
    }

    @Test
    void valuesAreAsExactAsTheBandIsNarrow() {
        assertThat(expected("[degF]", IndicatorType.STOCK, new Interval(0.1234, 0.4567)))
                .contains("0.12 to 0.46 °F");
        assertThat(expected("{accident}", IndicatorType.COUNT, new Interval(-0.2, 3.4)))
                .contains("0 to 3 accident,");
        assertThat(expected("%", IndicatorType.RATIO, new Interval(91.04, 95.52)))
                .contains("91.0 to 95.5%");
        assertThat(expected("1", IndicatorType.RATIO, new Interval(0.5, 0.5))).contains("50 to 50%,");
        assertThat(expected("1", IndicatorType.RATIO, new Interval(0.774, 0.819)))
                .contains("77.4 to 81.9%,");
        assertThat(expected("1", IndicatorType.STOCK, new Interval(2, 2))).contains("2 to 2,");
    }

    @Test
    void countsInTheWordsOfTheCooperative() {
        var families =
                Map.of("en", new MeasureName("family", "families"), "es", new MeasureName("familia", "familias"));
        var indicator = Said.indicator("{family}", families, IndicatorType.COUNT, Map.of("en", "Waiting"));
        var alert =
                Said.alert(Said.deviation(VerdictKind.TRANSIENT, Direction.DOWN, 1.0, new Interval(40.2, 60.1), 0.1));
        var bakery = Said.bakery("Pan del Sur");
        assertThat(new AlertWords(alert, indicator, bakery, Locale.ENGLISH)
                        .story()
                        .getFirst())
                .contains("40 to 60 families,");
        assertThat(new AlertWords(alert, indicator, bakery, SPANISH).story().getFirst())
                .contains("40 a 60 familias,", "llegó 1 familia,");
    }

    @Test
    void aLanguageThatIsNotSpokenHereIsAnsweredInEnglish() {
        var words = new AlertWords(
                Said.alert(Said.fall()), Said.bread(), Said.bakery("Pan del Sur"), Locale.of("pt", "BR"));

        assertThat(words.story().getFirst()).startsWith("Expected for Wednesday, March 4: 1,410 to");
    }

    @Test
    void aRegionKeepsTheLanguage() {
        var words = new AlertWords(
                Said.alert(Said.fall()), Said.bread(), Said.bakery("Pan del Sur"), Locale.of("es", "MX"));

        assertThat(words.story().getFirst()).contains("Se esperaba", "1,410");
    }

    @Test
    void namesCannotBeginALineFormatOrHideAnything() {
        var name = "Pan\r\nQUIT :x\u0003" + "4red\u202Edesrever\u200Bhidden\u2028";
        var words = new AlertWords(Said.alert(Said.fall()), Said.bread(), Said.bakery(name), Locale.ENGLISH);

        assertThat(words.headline()).startsWith("Pan QUIT :x 4red desrever hidden ·");
    }

    @Test
    void bracesAndQuotesInNamesStayAsTheyAre() {
        var bread = Said.indicator("kg", IndicatorType.FLOW, Map.of("en", "L'{0} '{bread}'"));
        var words = new AlertWords(Said.alert(Said.fall()), bread, Said.bakery("O'Higgins {1}"), Locale.ENGLISH);

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
        return words(Said.alert(deviation), language).story().getFirst();
    }

    private static String expected(String measure, IndicatorType nature, Interval band) {
        var alert = Said.alert(Said.deviation(VerdictKind.TRANSIENT, Direction.UP, band.high(), band, 3));
        var indicator = Said.indicator(measure, nature, Map.of("en", "Bread"));
        return new AlertWords(alert, indicator, Said.bakery("Pan del Sur"), Locale.ENGLISH)
                .story()
                .getFirst();
    }

    private static AlertWords words(Alert alert, Locale language) {
        return new AlertWords(alert, Said.bread(), Said.bakery("Pan del Sur"), language);
    }
}
