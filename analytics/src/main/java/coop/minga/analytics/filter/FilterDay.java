package coop.minga.analytics.filter;

import java.time.LocalDate;

/**
 * A production day of the unit's own calendar, with its interventions. Values of closed days are kept and never judged.
 */
public record FilterDay(LocalDate date, boolean closed, DayInterventions interventions) {

    /** A day without interventions. */
    public FilterDay(LocalDate date, boolean closed) {
        this(date, closed, DayInterventions.NONE);
    }

    public static FilterDay open(LocalDate date) {
        return new FilterDay(date, false);
    }

    public static FilterDay closed(LocalDate date) {
        return new FilterDay(date, true);
    }

    public FilterDay with(DayInterventions newInterventions) {
        return new FilterDay(date, closed, newInterventions);
    }
}
