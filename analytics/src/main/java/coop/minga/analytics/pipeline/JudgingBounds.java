package coop.minga.analytics.pipeline;

import java.time.Duration;

/**
 * How much one judging may use before others have their turn.
 *
 * @param days of one series, and of all series between two looks at who waits; more than that is a replay
 * @param cpu how much processor time one series may use at once before it is put aside
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
