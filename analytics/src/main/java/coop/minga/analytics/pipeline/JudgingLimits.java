package coop.minga.analytics.pipeline;

import java.time.Duration;

/**
 * Limits of one judging, for fairness between series.
 *
 * @param days of a series and of a batch; more become a replay
 * @param cpu processor time of a series before it is suspended
 */
public record JudgingLimits(int days, Duration cpu) {

    /** A year and five weeks: 0.4 s at 1 ms a day. */
    private static final int USUAL_DAYS = 400;

    /** More than the {@code SETTLING_DAYS} that the next part judges again. */
    private static final int LEAST_DAYS = 10;

    public static final JudgingLimits USUAL = new JudgingLimits(USUAL_DAYS, Duration.ofMinutes(1));

    public JudgingLimits {
        if (days < LEAST_DAYS) {
            throw new IllegalArgumentException("days at once " + days + ": expected at least " + LEAST_DAYS);
        }
    }
}
