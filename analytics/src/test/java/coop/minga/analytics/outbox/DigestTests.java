package coop.minga.analytics.outbox;

import java.util.List;
import java.util.Locale;

import coop.minga.analytics.alert.AlertEvent.Step;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.text.AlertWords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class DigestTests {

    private static final Locale SPANISH = Locale.of("es");

    @Test
    void saysHowManyAndNamesTheWorst() {
        assertThat(said(Step.OPENED, SampleAlerts.BAKERY, 23, 3, 2, Locale.ENGLISH)
                        .lines())
                .containsExactly(
                        "Worse than usual: 23 alerts of Pan del Sur, 3 of them better than usual.",
                        "Alert 42, Bread baked: 1,312.4 kg; usual for Wed 4 Mar: 1,410 to 1,461 kg. And 22 more. 2 others were called off meanwhile.");
        assertThat(said(Step.OPENED, SampleAlerts.BAKERY, 23, 3, 2, SPANISH).lines())
                .containsExactly(
                        "Peor de lo habitual: 23 alertas de Pan del Sur, 3 de ellas mejor de lo habitual.",
                        "Alerta 42, Pan horneado: 1.312,4 kg; lo habitual para el mié 4 mar: de 1.410 a 1.461 kg. Y 22 más. Otras 2 se anularon entretanto.");
    }

    @Test
    void whatIsBetterThanUsualIsSaidSo() {
        assertThat(said(Step.OPENED, SampleAlerts.BAKERY, 12, 12, 0, Locale.ENGLISH))
                .startsWith("12 alerts of Pan del Sur, better than usual.\n");
        assertThat(said(Step.OPENED, SampleAlerts.BAKERY, 12, 12, 0, SPANISH))
                .startsWith("12 alertas de Pan del Sur, mejor de lo habitual.\n");
    }

    @Test
    void saysThatAllWereRetracted() {
        assertThat(said(Step.OPENED, SampleAlerts.BAKERY, 0, 0, 12, Locale.ENGLISH))
                .isEqualTo("12 alerts of Pan del Sur, all called off meanwhile.");
        assertThat(said(Step.OPENED, SampleAlerts.BAKERY, 0, 0, 12, SPANISH))
                .isEqualTo("12 alertas de Pan del Sur, anuladas todas entretanto.");
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void everyStepHasATextInBothLanguagesWithTheNotifiedLevel(Step what) {
        assertThat(said(what, SampleAlerts.SECTOR, 11, 0, 0, Locale.ENGLISH))
                .contains("11 alerts of Pan del Sur", "Food sector")
                .hasLineCount(2)
                .doesNotContain("{");
        assertThat(said(what, SampleAlerts.SECTOR, 11, 0, 0, SPANISH))
                .contains("11 alertas de Pan del Sur", "Food sector")
                .hasLineCount(2)
                .doesNotContain("{");
    }

    private static String said(Step what, UnitId level, int counted, int good, int retracted, Locale language) {
        var worst = new AlertWords(
                SampleAlerts.alert(SampleAlerts.fall()),
                SampleAlerts.bread(),
                SampleAlerts.bakery("Pan del Sur"),
                language);
        var tree = SampleAlerts.tree();
        var digest = new Digest(
                what,
                tree.find(SampleAlerts.BAKERY).orElseThrow(),
                tree.find(level).orElseThrow(),
                counted,
                good,
                retracted);
        return digest.text(language, List.of(worst));
    }
}
