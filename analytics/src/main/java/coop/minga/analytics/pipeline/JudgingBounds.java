package coop.minga.analytics.pipeline;

import java.time.Duration;

/**
 * Limits of one judging, for fairness between series.
 *
 * @param days of a series and of a batch; more become a replay
 * @param cpu processor time of a series before it is put aside
 */
public record JudgingBounds(int days, Duration cpu) {

    /** A year and the weeks before it: 0.4 s at 1 ms a day. */
    private static final int USUAL_DAYS = 400;

    /** More than the days that are judged again with the next part. */
    private static final int LEAST_DAYS = 10;

    public static final JudgingBounds USUAL = new JudgingBounds(USUAL_DAYS, Duration.ofMinutes(1));

    public JudgingBounds {
        if (days < LEAST_DAYS) {
            throw new IllegalArgumentException("days at once " + days + ": expected at least " + LEAST_DAYS);
        }
    }
}
