package coop.minga.analytics.now;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import coop.minga.analytics.alert.OpenAlerts;
import coop.minga.analytics.alert.VisibleAlerts;
import coop.minga.analytics.catalogue.SampleUnits;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.catalogue.UnitTree;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NowSnapshotTests {

    private static final LocalDate SUNDAY = LocalDate.of(2026, 11, 22);

    @Test
    void expectsNoReportFromWhoHadADayOfRest() {
        var snapshot = snapshot(ReportingState.REPORTED, ReportingState.REST_DAY, ReportingState.REST_DAY);
        assertThat(snapshot.completeReports()).isEqualTo(1);
        assertThat(snapshot.expectedReports()).isEqualTo(1);
    }

    @Test
    void expectsAReportFromWhoIsSilentInAnyOtherWay() {
        var snapshot = snapshot(
                ReportingState.REPORTED,
                ReportingState.PARTLY,
                ReportingState.EXPECTED,
                ReportingState.LATE,
                ReportingState.CUT_OFF);
        assertThat(snapshot.completeReports()).isEqualTo(1);
        assertThat(snapshot.expectedReports()).isEqualTo(5);
    }

    @Test
    void countsPainAndPleasureTogether() {
        assertThat(new OpenAlerts(3, 4).total()).isEqualTo(7);
    }

    private static NowSnapshot snapshot(ReportingState... states) {
        var reports = new HashMap<UnitId, UnitReport>();
        Arrays.stream(states)
                .map(state -> new UnitReport(SampleUnits.bakery(), SUNDAY, 3, 0, List.of(), null, state))
                .forEach(report -> reports.put(new UnitId("unit-" + reports.size()), report));
        var now = SUNDAY.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return new NowSnapshot(
                now,
                new UnitTree(List.of()),
                Map.of(),
                new Listing(List.of(), 0, 0),
                new VisibleAlerts(List.of(), Map.of(), 0, 0),
                reports,
                Set.of());
    }
}
