package coop.minga.analytics.filter;

import java.time.LocalDate;

/**
 * What a decision promises of an indicator: from a day on, a lasting change by another day.
 *
 * @param size of the change, with its sign, in the indicator's unit; or as a part of what was to be expected without it
 * @param relative whether it is such a part: 0.08 for eight in a hundred more
 * @param due the day by which it is promised
 */
public record PromisedEffect(LocalDate from, LocalDate due, double size, boolean relative) {

    /** In days; farther on a forecast says nothing. */
    public static final int FARTHEST_DUE = 366;

    public PromisedEffect {
        if (due.isBefore(from) || due.isAfter(from.plusDays(FARTHEST_DUE))) {
            throw new IllegalArgumentException(
                    "due " + due + ": expected a day from " + from + " to " + from.plusDays(FARTHEST_DUE));
        }
        if (!(Math.abs(size) > 0) || Double.isInfinite(size)) {
            throw new IllegalArgumentException("size " + size + ": expected a number other than zero");
        }
    }
}
