package coop.minga.analytics.verdict;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import coop.minga.analytics.filter.StateSnapshot;

/**
 * A filter run from a stored state to the last reading.
 *
 * @param from the first day whose verdict may change
 * @param before the state before {@code first}
 * @param last one day before {@code first} if there is nothing to judge
 */
public record PlannedRun(LocalDate from, StateSnapshot before, LocalDate first, LocalDate last) {

    /** At most this many of the first days. */
    PlannedRun ofAtMost(int days) {
        return count() <= days ? this : new PlannedRun(from, before, first, first.plusDays(days - 1L));
    }

    /** The number of days the filter processes. */
    public int count() {
        return Math.toIntExact(Math.max(0, ChronoUnit.DAYS.between(first, last) + 1));
    }
}
