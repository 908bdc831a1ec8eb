package coop.minga.analytics.catalogue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

import coop.minga.ingest.contract.SafeText;
import coop.minga.ingest.contract.WorkingCalendar;
import org.jspecify.annotations.Nullable;

/** A node of the federation's tree with its calendar. Only the root has no parent. */
public record Unit(
        UnitId id, @Nullable UnitId parent, UnitKind kind, String name, ReportingTimes times, Visibility visibility) {

    /**
     * When its reports are due.
     *
     * @param deadline on the day after the production day
     */
    public record ReportingTimes(ZoneId zone, WorkingCalendar calendar, LocalTime deadline) {}

    public Unit {
        if (SafeText.invisible(name)) {
            throw new IllegalArgumentException(
                    "unit " + id + ": name is blank, expected a name in the unit's own words");
        }
    }

    public ZoneId zone() {
        return times.zone();
    }

    public WorkingCalendar calendar() {
        return times.calendar();
    }

    public LocalTime deadline() {
        return times.deadline();
    }

    public boolean sharesReadings() {
        return visibility == Visibility.OPEN;
    }

    /** The latest time for a production day's report: the next day's deadline. */
    public Instant dueAt(LocalDate day) {
        return day.plusDays(1).atTime(deadline()).atZone(zone()).toInstant();
    }

    public LocalDate today(Instant now) {
        return now.atZone(zone()).toLocalDate();
    }
}
