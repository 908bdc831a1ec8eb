package coop.minga.analytics.filter;

import java.time.LocalDate;

/** A production day as the unit's own calendar has it. A value reported for a closed day is kept but never judged. */
public record FilterDay(LocalDate date, boolean closed) {

    public static FilterDay open(LocalDate date) {
        return new FilterDay(date, false);
    }

    public static FilterDay closed(LocalDate date) {
        return new FilterDay(date, true);
    }
}
