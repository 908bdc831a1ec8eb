package coop.minga.analytics.now;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

import coop.minga.analytics.catalogue.SampleUnits;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UnitReportTests {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    @Test
    void hasReportedWithEveryIndicatorAndPartlyWithSome() {
        assertThat(state(3, MONDAY, MONDAY, "2026-11-24T08:00")).isEqualTo(ReportingState.REPORTED);
        assertThat(state(1, MONDAY, MONDAY, "2026-11-24T08:00")).isEqualTo(ReportingState.PARTLY);
    }

    @Test
    void isExpectedUntilTheDeadlineAndLateFromThenOn() {
        var saturday = MONDAY.minusDays(2);
        assertThat(state(0, MONDAY, saturday, "2026-11-24T11:59")).isEqualTo(ReportingState.EXPECTED);
        assertThat(state(0, MONDAY, saturday, "2026-11-24T12:00")).isEqualTo(ReportingState.LATE);
    }

    @Test
    void restsOnARestDay() {
        var sunday = MONDAY.minusDays(1);
        assertThat(state(0, sunday, sunday.minusDays(1), "2026-11-23T15:00")).isEqualTo(ReportingState.REST_DAY);
    }

    @Test
    void aRestDayHidesNoOpenDayThatIsMissingBeforeIt() {
        var sunday = MONDAY.minusDays(1);
        assertThat(state(0, sunday, sunday.minusDays(5), "2026-11-23T15:00")).isEqualTo(ReportingState.CUT_OFF);
        assertThat(state(0, sunday, null, "2026-11-23T15:00")).isEqualTo(ReportingState.CUT_OFF);
        assertThat(state(0, sunday, sunday.minusDays(2), "2026-11-23T15:00")).isEqualTo(ReportingState.LATE);
    }

    @Test
    void isCutOffAfterThreeOpenDaysWithoutAWord() {
        var wednesday = MONDAY.plusDays(2);
        assertThat(state(0, wednesday, MONDAY.minusDays(2), "2026-11-26T08:00")).isEqualTo(ReportingState.CUT_OFF);
        assertThat(state(0, wednesday, MONDAY, "2026-11-26T08:00")).isEqualTo(ReportingState.EXPECTED);
    }

    @Test
    void isCutOffWhereNothingWasEverHeard() {
        assertThat(state(0, MONDAY, null, "2026-11-24T08:00")).isEqualTo(ReportingState.CUT_OFF);
    }

    @Test
    void isDueAtTheTimeOfItsUnitOnTheDayAfter() {
        var noon = at("2026-11-24T12:00");
        assertThat(report(0, MONDAY, MONDAY.minusDays(2), noon).dueAt()).isEqualTo(noon);
    }

    private static ReportingState state(int reported, LocalDate due, @Nullable LocalDate last, String now) {
        return report(reported, due, last, at(now)).state();
    }

    private static UnitReport report(int reported, LocalDate due, @Nullable LocalDate last, Instant now) {
        return UnitReport.of(SampleUnits.bakery(), 3, reported, List.of(), due, last, now);
    }

    private static Instant at(String time) {
        return LocalDateTime.parse(time).atZone(SampleUnits.ZONE).toInstant();
    }
}
