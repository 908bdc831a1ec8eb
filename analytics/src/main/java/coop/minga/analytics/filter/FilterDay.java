package coop.minga.analytics.filter;

import java.time.LocalDate;

/**
 * A production day as the unit's own calendar has it, with what was announced for it. A value reported for a closed day
 * is kept but never judged.
 */
public record FilterDay(LocalDate date, boolean closed, DayInterventions interventions) {

    /** A day of which nothing was announced. */
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
