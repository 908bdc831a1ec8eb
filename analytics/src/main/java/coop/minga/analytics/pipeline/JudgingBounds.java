package coop.minga.analytics.pipeline;

import java.time.Duration;

/**
 * Limits of one judging, for fairness between series.
 *
 * @param days per series and per batch; more days make a replay
 * @param cpu processor time of a series before it is put aside
 */
public record JudgingBounds(int days, Duration cpu) {

    /** A year and the weeks that lead to it: 0.4 seconds at a millisecond a day. */
    private static final int USUAL_DAYS = 400;

    /** The last days of a part of a replay are judged again with the next one, which is to come farther. */
    private static final int LEAST_DAYS = 10;

    public static final JudgingBounds USUAL = new JudgingBounds(USUAL_DAYS, Duration.ofMinutes(1));

    public JudgingBounds {
        if (days < LEAST_DAYS) {
            throw new IllegalArgumentException("days at once " + days + ": expected at least " + LEAST_DAYS);
        }
    }
}
