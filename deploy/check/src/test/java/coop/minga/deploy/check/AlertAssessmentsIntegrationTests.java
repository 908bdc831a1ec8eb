package coop.minga.deploy.check;

import java.util.Objects;

import coop.minga.analytics.access.Viewer;
import coop.minga.analytics.alert.AlertEvidence;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.datafeed.AlertAssessment;
import coop.minga.analytics.datafeed.AlertAssessment.Source;
import coop.minga.analytics.datafeed.AlertAssessments;
import coop.minga.analytics.datafeed.Datafeed;
import coop.minga.analytics.filter.result.VerdictKind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The present of an alert, by the filter's state before its onset. */
@RealServices
final class AlertAssessmentsIntegrationTests extends BakeryAlerts {

    private static final int LASTED = 20;

    @Test
    void comparesTheLastValueWithTheForecastFromBeforeTheOnsetAfterTheFilterHasAdapted() {
        live(bread);
        stays(300, 1, LASTED);
        bakery.jdbc
                .sql("delete from snapshot where day >= :onset")
                .param("onset", open(bread).deviation().onset())
                .update();
        var snapshots = bakery.snapshotDays(bread);
        var assessed = assess(JudgedBakery.BAKERY);
        var last = TODAY.plusDays(LASTED - 1);
        var adapted = Objects.requireNonNull(
                bakery.judgedDays.between(bread.series(), last, last).getFirst().band());
        assertThat(adapted.median()).isCloseTo(300, within(30.0));
        assertThat(assessed.source()).isEqualTo(Source.CARRIED_FORWARD);
        assertThat(assessed.day()).isEqualTo(last);
        assertThat(assessed.value()).isCloseTo(300, within(3.0));
        assertThat(assessed.usual().median()).isCloseTo(1000, within(30.0));
        assertThat(assessed.settled()).isTrue();
        assertThat(bakery.snapshotDays(bread)).as("stores nothing").isEqualTo(snapshots);
    }

    @Test
    void tellsTheDaysOwnOddsApartFromTheSettledVerdict() {
        live(bread);
        var onTheDay = Objects.requireNonNull(assess(JudgedBakery.BAKERY).first());
        assertThat(assess(JudgedBakery.BAKERY).settled()).isFalse();
        stays(300, 1, LASTED);
        assertThat(assess(JudgedBakery.BAKERY).first()).isEqualTo(onTheDay);
        assertThat(onTheDay.probability()).isBetween(0.5, 1.0);
        assertThat(open(bread).deviation().kind()).isEqualTo(VerdictKind.LEVEL_STEP);
    }

    @Test
    void givesALevelAboveTheAlertsOwnDayWhereTheReadingsAreClosed() {
        live(bread);
        stays(300, 1, LASTED);
        var assessed = assess(JudgedBakery.SECTOR);
        assertThat(assessed.source()).isEqualTo(Source.CLOSED);
        assertThat(assessed.day()).isEqualTo(TODAY);
        assertThat(assessed.value()).isEqualTo(300);
        assertThat(assessed.first()).isNull();
    }

    @Test
    void givesTheOwnDayOfAnAlertThatHasEnded() {
        live(bread);
        stays(1000, 1, LASTED);
        var assessed = assess(JudgedBakery.BAKERY);
        assertThat(assessed.source()).isEqualTo(Source.OWN_DAY);
        assertThat(assessed.day()).isEqualTo(TODAY);
    }

    private AlertAssessment assess(UnitId unit) {
        var alert = bakery.alerts.of(bread.series()).getFirst();
        var datafeed = new Datafeed(
                bread, bakery.units.tree().find(JudgedBakery.BAKERY).orElseThrow());
        return new AlertAssessments(new AlertEvidence(bakery.judgedDays, bakery.announced, bakery.judge))
                .of(viewer(unit), alert, datafeed);
    }

    private Viewer viewer(UnitId unit) {
        return bakery.access().viewer(bakery.delegate("of-" + unit, unit, TODAY.plusYears(1)));
    }
}
