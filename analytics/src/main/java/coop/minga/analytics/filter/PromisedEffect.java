package coop.minga.analytics.filter;

import java.time.LocalDate;

/**
 * A permanent change of an indicator that a decision promises.
 *
 * @param due the day by which it is promised
 * @param size signed, in the indicator's unit of measure or relative
 * @param relative whether 0.08 means eight per cent more
 */
public record PromisedEffect(LocalDate from, LocalDate due, double size, boolean relative) {

    /** In days. No forecast is useful beyond it. */
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
