package coop.minga.deploy.check;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

import coop.minga.analytics.access.AccessLog;
import coop.minga.analytics.access.Viewer;
import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.now.ListedReading;
import coop.minga.analytics.now.NowSnapshot;
import coop.minga.analytics.now.NowSnapshots;
import coop.minga.analytics.now.ReportingState;
import coop.minga.analytics.now.UnitReport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The first page as a baker sees it, on a real database. */
@RealServices
final class NowSnapshotsIntegrationTests extends TestBakery {

    private static final LocalDate YESTERDAY = JudgedBakery.TODAY.minusDays(1);

    private Indicator cakes;

    @BeforeEach
    void describeCakes() {
        cakes = bakery.indicators.of(JudgedBakery.BAKERY).getLast();
    }

    @Test
    void countsAsReportedWhatWasRecordedAlthoughItCouldNotBeJudged() {
        bakery.state(bread, YESTERDAY.minusDays(1), 100, 110);
        assertThat(bakeryState()).isEqualTo(ReportingState.PARTLY);
        bakery.state(cakes, YESTERDAY, 7);
        assertThat(bakeryState()).isEqualTo(ReportingState.REPORTED);
    }

    @Test
    void countsAWithdrawnDayAsMissingUntilTheUnitStatesItAgain() {
        bakery.state(bread, YESTERDAY.minusDays(1), 100, 110);
        bakery.state(cakes, YESTERDAY, 7);
        bakery.state(bread, YESTERDAY, Double.NaN);
        assertThat(bakeryState()).isEqualTo(ReportingState.PARTLY);
        assertThat(bakeryReport().missing()).containsExactly(bread);
        bakery.state(cakes, YESTERDAY, Double.NaN);
        assertThat(bakeryReport().reported()).isZero();
        assertThat(bakeryReport().lastDay()).isEqualTo(YESTERDAY.minusDays(1));
        bakery.state(bread, YESTERDAY, 111);
        bakery.state(cakes, YESTERDAY, 8);
        assertThat(bakeryState()).isEqualTo(ReportingState.REPORTED);
    }

    @Test
    void neverHeardOfAUnitWhoseOnlyDayIsWithdrawn() {
        bakery.state(bread, YESTERDAY, 100);
        bakery.state(bread, YESTERDAY, Double.NaN);
        assertThat(bakeryReport().lastDay()).isNull();
        assertThat(bakeryState()).isEqualTo(ReportingState.CUT_OFF);
    }

    @Test
    void showsOfTheViewersOwnSeriesWhatIsRareAmongSoMany() {
        for (var indicator : List.of(bread, cakes)) {
            bakery.live(indicator, JudgedBakery.TODAY.minusDays(90), JudgedBakery.steady(90));
        }
        bakery.live(cakes, JudgedBakery.TODAY, 300);
        var listing = snapshot().listing();
        assertThat(listing.readings()).extracting(ListedReading::indicator).containsExactly(cakes);
        assertThat(listing.readings().getFirst().pValue()).isLessThan(0.001);
        assertThat(listing.among()).isEqualTo(2);
    }

    @Test
    void awaitsNothingThatTheCatalogueNoLongerNamesUntilItNamesItAgain() {
        bakery.state(bread, YESTERDAY, 100);
        bakery.nameOnly("bread");
        assertThat(bakeryState()).isEqualTo(ReportingState.REPORTED);
        assertThat(bakery.indicators.find(cakes.series()))
                .map(Indicator::retiredOn)
                .hasValue(JudgedBakery.TODAY);
        bakery.nameOnly("bread", "cakes");
        assertThat(bakeryState()).isEqualTo(ReportingState.PARTLY);
    }

    @Test
    void listsNoReadingOfWhatTheCatalogueNoLongerNames() {
        bakery.live(cakes, JudgedBakery.TODAY.minusDays(90), JudgedBakery.steady(90));
        bakery.live(cakes, JudgedBakery.TODAY, 300);
        bakery.nameOnly("bread");
        assertThat(snapshot().listing().among()).isZero();
        assertThat(snapshot().listing().readings()).isEmpty();
    }

    @Test
    void countsNoUnitOfWhichTheCatalogueNoLongerNamesAnything() {
        assertThat(snapshot().reports()).containsKey(JudgedBakery.DAIRY);
        bakery.nameNothingOf(JudgedBakery.DAIRY);
        assertThat(snapshot().reports()).doesNotContainKey(JudgedBakery.DAIRY);
    }

    private ReportingState bakeryState() {
        return bakeryReport().state();
    }

    private UnitReport bakeryReport() {
        var report = snapshot().reports().get(JudgedBakery.BAKERY);
        if (report == null) {
            throw new AssertionError("the bakery has indicators and no report");
        }
        return report;
    }

    @Test
    void viewersWithEqualRightsShareASnapshotAndOthersSeeNothingOfIt() {
        bakery.live(bread, JudgedBakery.TODAY.minusDays(90), JudgedBakery.steady(90));
        bakery.live(bread, JudgedBakery.TODAY, 300);
        var snapshots = snapshots(Duration.ofHours(1));
        var baker = snapshots.snapshot(viewer("baker", JudgedBakery.BAKERY));
        assertThat(snapshots.snapshot(viewer("apprentice", JudgedBakery.BAKERY)))
                .isSameAs(baker);
        assertThat(baker.alerts().open()).isEqualTo(1);
        var neighbour = snapshots.snapshot(viewer("neighbour", JudgedBakery.DAIRY));
        assertThat(neighbour.alerts().open()).isZero();
        assertThat(neighbour.listing().readings()).isEmpty();
        assertThat(neighbour.hiddenUnits()).contains(JudgedBakery.BAKERY);
        snapshots.noteChange();
        assertThat(snapshots.snapshot(viewer("baker", JudgedBakery.BAKERY))).isNotSameAs(baker);
    }

    private Viewer viewer(String name, UnitId unit) {
        return bakery.access().viewer(bakery.delegate(name, unit, YESTERDAY.plusYears(1)));
    }

    private NowSnapshot snapshot() {
        return snapshots(Duration.ZERO).snapshot(viewer("baker", JudgedBakery.BAKERY));
    }

    private NowSnapshots snapshots(Duration share) {
        var accessLog = new AccessLog(bakery.jdbc, bakery.units, bakery.clock);
        return new NowSnapshots(
                bakery.jdbc, bakery.units, bakery.indicators, bakery.alerts, accessLog, bakery.clock, share);
    }
}
