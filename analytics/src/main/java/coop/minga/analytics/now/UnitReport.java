package coop.minga.analytics.now;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.Unit;
import org.jspecify.annotations.Nullable;

/**
 * The state of reporting of a unit.
 *
 * @param dueDay the last ended production day
 * @param missing indicators without its reading; empty if the viewer may not see readings
 * @param lastDay the latest day with a reading, if any
 */
public record UnitReport(
        Unit unit,
        LocalDate dueDay,
        int indicators,
        int reported,
        List<Indicator> missing,
        @Nullable LocalDate lastDay,
        ReportingState state) {

    private static final int CUT_OFF_DAYS = 3;

    public UnitReport {
        missing = List.copyOf(missing);
    }

    static UnitReport of(
            Unit unit,
            int indicators,
            int reported,
            List<Indicator> missing,
            LocalDate dueDay,
            @Nullable LocalDate lastDay,
            Instant now) {
        var state = state(unit, indicators, reported, dueDay, lastDay, now);
        return new UnitReport(unit, dueDay, indicators, reported, missing, lastDay, state);
    }

    /** When the report of the due day is to be here. */
    Instant dueAt() {
        return unit.dueAt(dueDay);
    }

    private static ReportingState state(
            Unit unit, int indicators, int reported, LocalDate dueDay, @Nullable LocalDate lastDay, Instant now) {
        if (reported > 0) {
            return reported >= indicators ? ReportingState.REPORTED : ReportingState.PARTLY;
        }
        if (lastDay == null) {
            return ReportingState.CUT_OFF;
        }
        var silent = firstSilentDays(unit, lastDay, dueDay);
        if (silent.size() >= CUT_OFF_DAYS) {
            return ReportingState.CUT_OFF;
        }
        if (unit.calendar().isWorkingDay(dueDay)) {
            return lateFrom(unit.dueAt(dueDay), now);
        }
        return silent.isEmpty() ? ReportingState.REST_DAY : lateFrom(unit.dueAt(silent.getLast()), now);
    }

    private static ReportingState lateFrom(Instant deadline, Instant now) {
        return now.isBefore(deadline) ? ReportingState.EXPECTED : ReportingState.LATE;
    }

    /** Open days from the last report to the due day, until cut off. */
    private static List<LocalDate> firstSilentDays(Unit unit, LocalDate heard, LocalDate dueDay) {
        return heard.plusDays(1)
                .datesUntil(dueDay.isAfter(heard) ? dueDay.plusDays(1) : heard.plusDays(1))
                .filter(unit.calendar()::isWorkingDay)
                .limit(CUT_OFF_DAYS)
                .toList();
    }
}
