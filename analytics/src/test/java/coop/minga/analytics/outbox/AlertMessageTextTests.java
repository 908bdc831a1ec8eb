package coop.minga.analytics.outbox;

import java.util.List;
import java.util.Locale;

import coop.minga.analytics.alert.Alert;
import coop.minga.analytics.alert.AlertEvent;
import coop.minga.analytics.alert.AlertEvent.Step;
import coop.minga.analytics.alert.AlertId;
import coop.minga.analytics.alert.AlertState;
import coop.minga.analytics.alert.Polarity;
import coop.minga.analytics.catalogue.UnitId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class AlertMessageTextTests {

    private static final Locale SPANISH = Locale.of("es");

    @Test
    void anOpenedAlertIsToldInTwoLines() {
        var text = said(Said.event(Step.OPENED, null, ""), Said.BAKERY, Locale.ENGLISH);

        assertThat(text.lines())
                .containsExactly(
                        "Warning, alert 42. Pan del Sur · Bread baked: a step down to a new level.",
                        "Expected for Wednesday, March 4: 1,410 to 1,461 kg, as on 8 of 10 such days; came 1,312.4 kg:"
                                + " so odd a value comes on about 1 in 2,000 such days; together with those since"
                                + " Tuesday, March 3, probably (90%) a step down to a new level."
                                + " It climbs to the next level on Friday, March 6, 2:30 PM, unless it is over by then.");
    }

    @Test
    void theLevelReachedAndTheUnitBelowHearOfAClimbInOtherWords() {
        var climbed = Said.event(Step.ESCALATED, Said.SECTOR, "");

        assertThat(said(climbed, Said.SECTOR, Locale.ENGLISH))
                .startsWith("Warning, alert 42 has come to Food sector. Pan");
        assertThat(said(climbed, Said.BAKERY, Locale.ENGLISH))
                .startsWith("Warning, alert 42 has come to Food sector: the time it had here has run out. Pan");
    }

    @Test
    void theReasonOfANewNormalIsQuotedWithoutWhatCouldDoHarm() {
        var event = Said.event(Step.NEW_NORMAL, null, "two ovens\r\n\u0002less\u202E {0} " + "x".repeat(400));

        assertThat(said(event, Said.BAKERY, Locale.ENGLISH))
                .startsWith("Alert 42 is over: this is the new normal, says the unit (\"two ovens less {0} xxx")
                .contains("x…\").")
                .hasLineCount(2);
    }

    @Test
    void aLaterDeviationIsToldWithItsDayAndValue() {
        var later = new AlertEvent(
                new AlertId(42),
                2,
                Said.CLIMBS,
                Step.WORSENED,
                new AlertEvent.Details(null, null, "", Said.DAY.plusDays(5), 900.0));

        assertThat(said(later, Said.BAKERY, Locale.ENGLISH))
                .startsWith(
                        "Warning, alert 42 goes further while it is open: 900 kg came for Monday, March 9. Pan del Sur");
    }

    @Test
    void aLaterDeviationThatWasNoneIsTakenBackInBothLanguages() {
        var later = new AlertEvent(
                new AlertId(42),
                3,
                Said.CLIMBS,
                Step.WORSENING_RETRACTED,
                new AlertEvent.Details(null, null, "", Said.DAY.plusDays(5), null));

        assertThat(said(later, Said.BAKERY, Locale.ENGLISH))
                .startsWith("Alert 42 is still open, but it did not go further on Monday, March 9: on a second look");
        assertThat(said(later, Said.BAKERY, SPANISH))
                .startsWith("Alerta 42 sigue abierta, pero no fue más lejos el lunes 9 de marzo: visto de nuevo");
    }

    @Test
    void onlyALaterClimbGoesOn() {
        var climbed = Said.event(Step.ESCALATED, Said.FEDERATION, "");

        assertThat(said(climbed, Said.BAKERY, Locale.ENGLISH))
                .startsWith("Warning, alert 42 has climbed on to Minga Sur: the time it had before has run out. Pan");
        assertThat(said(climbed, Said.FEDERATION, SPANISH)).startsWith("Atención, alerta 42 ha llegado a Minga Sur.");
    }

    @Test
    void forGoodNewsThatClimbsNoTimeHasRunOut() {
        var good = Said.alert(Said.fall(), Polarity.PLEASURE, AlertState.OPEN, Said.CLIMBS);
        for (var level : List.of(Said.SECTOR, Said.FEDERATION)) {
            var climbed = Said.event(Step.ESCALATED, level, "");
            assertThat(said(good, climbed, Locale.ENGLISH))
                    .startsWith("Good news, alert 42 has ")
                    .contains("which now hears of it too")
                    .doesNotContain("run out");
            assertThat(said(good, climbed, SPANISH)).startsWith("Buena noticia").doesNotContain("se acabó");
        }
    }

    @Test
    void whatIsTakenBackForACorrectionSaysToWhatAndIsNoGoodNews() {
        var good = Said.alert(Said.fall(), Polarity.PLEASURE, AlertState.RETRACTED, null);

        assertThat(said(good, withdrawn(1430.0), Locale.ENGLISH).lines())
                .containsExactly(
                        "Alert 42 is taken back: the value for Wednesday, March 4 was corrected to 1,430 kg."
                                + " Pan del Sur · Bread baked.",
                        "Expected for Wednesday, March 4: 1,410 to 1,461 kg, as on 8 of 10 such days;"
                                + " before the correction came 1,312.4 kg.");
        assertThat(said(good, withdrawn(1430.0), SPANISH))
                .startsWith("Alerta 42 se retira: el valor del miércoles 4 de marzo se corrigió a 1.430 kg.")
                .doesNotContain("1 de cada 2");
    }

    @Test
    void whatIsTakenBackWithoutACorrectionSaysThatItIsNoAlertOfItsOwn() {
        var alert = Said.alert(Said.fall(), Polarity.PAIN, AlertState.RETRACTED, null);

        assertThat(said(alert, withdrawn(null), Locale.ENGLISH))
                .startsWith("Alert 42 is taken back: seen with the other readings, it is no alert of its own. Pan")
                .endsWith("; came 1,312.4 kg.");
        assertThat(said(alert, withdrawn(null), SPANISH))
                .startsWith("Alerta 42 se retira: vista con las demás lecturas, no es una alerta propia.");
    }

    @Test
    void whatIsTakenBackBecauseItsDayWasAnnouncedAfterwardsSaysWhy() {
        var alert = Said.alert(Said.fall(), Polarity.PAIN, AlertState.RETRACTED, null);

        assertThat(said(alert, withdrawn(null, "The drivers strike"), Locale.ENGLISH))
                .startsWith(
                        "Alert 42 is taken back: people of the unit have announced since why that day was out of the"
                                + " ordinary (\"The drivers strike\"). Pan del Sur · Bread baked.");
        assertThat(said(alert, withdrawn(null, "The drivers strike"), SPANISH))
                .startsWith("Alerta 42 se retira: gente de la unidad ha avisado después")
                .contains("«The drivers strike»");
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void everyStepHasWordsInBothLanguages(Step what) {
        var event = Said.event(what, what == Step.ESCALATED ? Said.SECTOR : null, "because");

        assertThat(said(event, Said.BAKERY, Locale.ENGLISH))
                .containsPattern("^(Warning, alert|Alert) 42")
                .contains("Bread baked", "1,312.4 kg");
        assertThat(said(event, Said.BAKERY, SPANISH))
                .containsPattern("^(Atención, alerta|Alerta) 42")
                .contains("Pan horneado", "1.312,4 kg");
    }

    private static AlertEvent withdrawn(@Nullable Double value) {
        return withdrawn(value, "");
    }

    private static AlertEvent withdrawn(@Nullable Double value, String note) {
        return new AlertEvent(
                new AlertId(42),
                2,
                Said.CLIMBS,
                Step.RETRACTED,
                new AlertEvent.Details(null, null, note, Said.DAY, value));
    }

    private static String said(Alert alert, AlertEvent event, Locale language) {
        return new AlertMessageText(alert, event, Said.bread(), Said.tree()).text(Said.BAKERY, language);
    }

    private static String said(AlertEvent event, UnitId hearer, Locale language) {
        return new AlertMessageText(Said.alert(Said.fall()), event, Said.bread(), Said.tree()).text(hearer, language);
    }
}
