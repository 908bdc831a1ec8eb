package coop.minga.analytics.verdict;

import java.time.LocalDate;
import java.util.List;

import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.filter.DayInterventions;
import coop.minga.analytics.filter.Intervention;
import coop.minga.analytics.filter.FilterDay;

/** The days of a series as its unit works and as people announced them. */
public record AnnouncedDays(Unit unit, List<Intervention> changes) {

    public AnnouncedDays {
        changes = List.copyOf(changes);
    }

    public static AnnouncedDays of(Unit unit, List<Intervention> changes) {
        return new AnnouncedDays(unit, changes);
    }

    FilterDay on(LocalDate day) {
        return new FilterDay(day, !unit.calendar().isWorkingDay(day), DayInterventions.on(day, changes));
    }

    /** Without what lasts. */
    public AnnouncedDays passing() {
        return new AnnouncedDays(
                unit,
                changes.stream()
                        .filter(Intervention.Temporary.class::isInstance)
                        .toList());
    }
}
