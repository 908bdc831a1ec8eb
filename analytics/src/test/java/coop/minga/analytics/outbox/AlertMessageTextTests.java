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
    void anOpenedAlertHasTwoLines() {
        var text = said(SampleAlerts.event(Step.OPENED, null, ""), SampleAlerts.BAKERY, Locale.ENGLISH);

        assertThat(text.lines())
                .containsExactly(
                        "Worse than usual, alert 42. Pan del Sur · Bread baked: a lasting drop.",
                        "1,312.4 kg; usual for Wed 4 Mar: 1,410 to 1,461 kg. Likely: a lasting drop, since Tue 3 Mar. If it lasts, it is passed on to the next level on Fri 6 Mar at 14:30.");
    }

    @Test
    void theLevelAndTheUnitBelowReadOtherWordsWhenItIsPassedOn() {
        var climbed = SampleAlerts.event(Step.ESCALATED, SampleAlerts.SECTOR, "");

        assertThat(said(climbed, SampleAlerts.SECTOR, Locale.ENGLISH))
                .startsWith("Worse than usual, alert 42: passed on to Food sector. Pan");
        assertThat(said(climbed, SampleAlerts.BAKERY, Locale.ENGLISH))
                .startsWith("Worse than usual, alert 42: passed on to Food sector, its own time is over. Pan");
    }

    @Test
    void theReasonWhyItWillStayLikeThisIsQuotedWithoutWhatCouldDoHarm() {
        var event = SampleAlerts.event(Step.NEW_NORMAL, null, "two ovens\r\n\u0002less\u202E {0} " + "x".repeat(400));

        assertThat(said(event, SampleAlerts.BAKERY, Locale.ENGLISH))
                .startsWith("Alert 42: it will stay like this, says the unit (“two ovens less {0} xxx")
                .contains("x…”). Pan del Sur · Bread baked.")
                .hasLineCount(2);
    }

    @Test
    void aLaterDeviationIsReportedWithItsDayAndValue() {
        var later = new AlertEvent(
                new AlertId(42),
                2,
                SampleAlerts.CLIMBS,
                Step.WORSENED,
                new AlertEvent.Details(null, null, "", SampleAlerts.DAY.plusDays(5), 900.0));

        assertThat(said(later, SampleAlerts.BAKERY, Locale.ENGLISH))
                .startsWith("Worse than usual, alert 42 went further on Mon 9 Mar: 900 kg. Pan del Sur");
    }

    @Test
    void aLaterDeviationIsRetractedInBothLanguages() {
        var later = new AlertEvent(
                new AlertId(42),
                3,
                SampleAlerts.CLIMBS,
                Step.WORSENING_RETRACTED,
                new AlertEvent.Details(null, null, "", SampleAlerts.DAY.plusDays(5), null));

        assertThat(said(later, SampleAlerts.BAKERY, Locale.ENGLISH))
                .startsWith("Alert 42 goes on, but it did not go further on Mon 9 Mar after all. Pan");
        assertThat(said(later, SampleAlerts.BAKERY, SPANISH))
                .startsWith("Alerta 42 sigue, pero al final no fue más lejos el lun 9 mar. Pan");
    }

    @Test
    void onlyALaterClimbGoesOn() {
        var climbed = SampleAlerts.event(Step.ESCALATED, SampleAlerts.FEDERATION, "");

        assertThat(said(climbed, SampleAlerts.BAKERY, Locale.ENGLISH))
                .startsWith("Worse than usual, alert 42: passed on to Minga Sur, the time below it is over. Pan");
        assertThat(said(climbed, SampleAlerts.FEDERATION, SPANISH))
                .startsWith("Peor de lo habitual, alerta 42: pasó a Minga Sur.");
    }

    @Test
    void noTimeIsOverForWhatIsBetterThanUsual() {
        var good = SampleAlerts.alert(SampleAlerts.fall(), Polarity.PLEASURE, AlertState.OPEN, SampleAlerts.CLIMBS);
        for (var level : List.of(SampleAlerts.SECTOR, SampleAlerts.FEDERATION)) {
            var climbed = SampleAlerts.event(Step.ESCALATED, level, "");
            assertThat(said(good, climbed, Locale.ENGLISH))
                    .startsWith("Better than usual, alert 42: now ")
                    .contains(" hears of it too. ")
                    .doesNotContain("over");
            assertThat(said(good, climbed, SPANISH))
                    .startsWith("Mejor de lo habitual")
                    .doesNotContain("se acabó");
        }
    }

    @Test
    void aRetractionAfterACorrectionNamesTheNewValueAndIsNoGoodNews() {
        var good = SampleAlerts.alert(SampleAlerts.fall(), Polarity.PLEASURE, AlertState.RETRACTED, null);

        assertThat(said(good, withdrawn(1430.0), Locale.ENGLISH).lines())
                .containsExactly(
                        "Alert 42 is called off: the value for Wed 4 Mar was corrected to 1,430 kg."
                                + " Pan del Sur · Bread baked.",
                        "Before the correction: 1,312.4 kg; usual for Wed 4 Mar: 1,410 to 1,461 kg.");
        assertThat(said(good, withdrawn(1430.0), SPANISH))
                .startsWith("Alerta 42 queda anulada: el dato del mié 4 mar se corrigió a 1.430 kg.")
                .doesNotContain("Probable");
    }

    @Test
    void aRetractionWithoutACorrectionSaysThatTheDayIsNoAlertOfItsOwn() {
        var alert = SampleAlerts.alert(SampleAlerts.fall(), Polarity.PAIN, AlertState.RETRACTED, null);

        assertThat(said(alert, withdrawn(null), Locale.ENGLISH))
                .startsWith("Alert 42 is called off: seen with the other values, it needs no alert of its own. Pan")
                .endsWith("\n1,312.4 kg; usual for Wed 4 Mar: 1,410 to 1,461 kg.");
        assertThat(said(alert, withdrawn(null), SPANISH))
                .startsWith("Alerta 42 queda anulada: vista con los demás datos, no necesita una alerta propia.");
    }

    @Test
    void aRetractionAfterALaterAnnouncementSaysWhy() {
        var alert = SampleAlerts.alert(SampleAlerts.fall(), Polarity.PAIN, AlertState.RETRACTED, null);

        assertThat(said(alert, withdrawn(null, "The drivers strike"), Locale.ENGLISH))
                .startsWith(
                        "Alert 42 is called off: the reason for that day was announced afterwards (“The drivers strike”). Pan del Sur · Bread baked.");
        assertThat(said(alert, withdrawn(null, "The drivers strike"), SPANISH))
                .startsWith("Alerta 42 queda anulada: el motivo de ese día se avisó después")
                .contains("«The drivers strike»");
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void everyStepHasWordsInBothLanguages(Step what) {
        var event = SampleAlerts.event(what, what == Step.ESCALATED ? SampleAlerts.SECTOR : null, "because");

        assertThat(said(event, SampleAlerts.BAKERY, Locale.ENGLISH))
                .containsPattern("^(Worse than usual, alert|Alert) 42")
                .contains("Bread baked", "1,312.4 kg");
        assertThat(said(event, SampleAlerts.BAKERY, SPANISH))
                .containsPattern("^(Peor de lo habitual, alerta|Alerta) 42")
                .contains("Pan horneado", "1.312,4 kg");
    }

    private static AlertEvent withdrawn(@Nullable Double value) {
        return withdrawn(value, "");
    }

    private static AlertEvent withdrawn(@Nullable Double value, String note) {
        return new AlertEvent(
                new AlertId(42),
                2,
                SampleAlerts.CLIMBS,
                Step.RETRACTED,
                new AlertEvent.Details(null, null, note, SampleAlerts.DAY, value));
    }

    private static String said(Alert alert, AlertEvent event, Locale language) {
        return new AlertMessageText(alert, event, SampleAlerts.bread(), SampleAlerts.tree())
                .text(SampleAlerts.BAKERY, language);
    }

    private static String said(AlertEvent event, UnitId hearer, Locale language) {
        return new AlertMessageText(
                        SampleAlerts.alert(SampleAlerts.fall()), event, SampleAlerts.bread(), SampleAlerts.tree())
                .text(hearer, language);
    }
}
