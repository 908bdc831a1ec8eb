package coop.minga.deploy.check;

import java.time.LocalDate;
import java.util.Arrays;

import coop.minga.analytics.alert.AlertState;
import coop.minga.analytics.series.Reading;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A withdrawn value holds no more for readings, verdicts and alerts, and stays among the statements. */
@RealServices
final class WithdrawnReadingsIntegrationTests extends TestBakery {
    private static final LocalDate TODAY = JudgedBakery.TODAY;
    private static final LocalDate FIRST = TODAY.minusDays(60);

    @Test
    void aWithdrawnDayCountsAsNotReportedAndItsAlertIsRetracted() {
        bakery.live(bread, FIRST, JudgedBakery.steady(60));
        bakery.live(bread, TODAY, 300);
        var alert = bakery.alerts.openOf(bread.series()).getFirst().id();

        bakery.live(bread, TODAY, Double.NaN);

        assertThat(bakery.readings.between(bread.series(), FIRST, TODAY).lastKey())
                .isEqualTo(TODAY.minusDays(1));
        assertThat(bakery.alerts.find(alert).orElseThrow().state()).isEqualTo(AlertState.RETRACTED);
        assertThat(bakery.readings.revisions(bread.series(), TODAY, Integer.MAX_VALUE, 9))
                .extracting(Reading::stated)
                .containsExactly(300.0, null);
        assertThat(bakery.readings
                        .revisedBetween(bread.series(), TODAY, TODAY)
                        .firstEntry()
                        .getValue()
                        .withdrawn())
                .isTrue();
        assertThat(bakery.judged(bread)).isEqualTo(bakery.judgedFromScratch(bread));
    }

    @Test
    void aDayInThePastIsJudgedAsIfItHadNeverBeenReportedAndANewValueHolds() {
        var values = JudgedBakery.steady(60);
        bakery.live(bread, FIRST, values);
        bakery.live(bread, TODAY.minusDays(20), Double.NaN);

        var known = bakery.readings.between(bread.series(), FIRST, TODAY);
        assertThat(known).hasSize(59).doesNotContainKey(TODAY.minusDays(20));
        assertThat(bakery.judged(bread)).isEqualTo(bakery.judgedFromScratch(bread));

        bakery.live(bread, TODAY.minusDays(20), 1001);
        values[40] = 1001;
        assertThat(bakery.readings.between(bread.series(), FIRST, TODAY).values())
                .containsExactly(Arrays.stream(values).boxed().toArray(Double[]::new));
        assertThat(bakery.judged(bread)).isEqualTo(bakery.judgedFromScratch(bread));
    }
}
