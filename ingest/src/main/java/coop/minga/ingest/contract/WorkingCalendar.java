package coop.minga.ingest.contract;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** A unit's weekly rest days and closures. */
public record WorkingCalendar(Set<DayOfWeek> restDays, SortedSet<LocalDate> closures) {
    public static final WorkingCalendar EVERY_DAY = new WorkingCalendar(Set.of(), Collections.emptySortedSet());

    public WorkingCalendar {
        EnumSet<DayOfWeek> rest = EnumSet.noneOf(DayOfWeek.class);
        rest.addAll(restDays);
        restDays = Collections.unmodifiableSet(rest);
        closures = Collections.unmodifiableSortedSet(new TreeSet<>(closures));
        Check.that(restDays.size() < 7, "rest_days", restDays, "at least one working day in a week");
    }

    public boolean isWorkingDay(LocalDate day) {
        return !restDays.contains(day.getDayOfWeek()) && !closures.contains(day);
    }
}
