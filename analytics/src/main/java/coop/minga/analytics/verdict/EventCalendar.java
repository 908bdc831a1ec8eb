package coop.minga.analytics.verdict;

import java.time.LocalDate;
import java.util.List;

import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.filter.DayInterventions;
import coop.minga.analytics.filter.FilterDay;
import coop.minga.analytics.filter.Intervention;

/** The days of a series: its unit's calendar with known events. */
public record EventCalendar(Unit unit, List<Intervention> changes) {

    public EventCalendar {
        changes = List.copyOf(changes);
    }

    public static EventCalendar of(Unit unit, List<Intervention> changes) {
        return new EventCalendar(unit, changes);
    }

    FilterDay on(LocalDate day) {
        return new FilterDay(day, !unit.calendar().isWorkingDay(day), DayInterventions.on(day, changes));
    }

    /** The calendar without permanent changes. */
    public EventCalendar withTemporaryOnly() {
        return new EventCalendar(
                unit,
                changes.stream()
                        .filter(Intervention.Temporary.class::isInstance)
                        .toList());
    }
}
