package coop.minga.analytics.filter;

import org.jspecify.annotations.Nullable;

/**
 * Cumulative Bayes factors of the running model against one whose mean is shifted up, and one shifted down (West and
 * Harrison 1997, 11.4): a single large error is called transient until the next days say otherwise, a run of errors to
 * one side a level step that began with the run.
 */
final class RunMonitor {

    private static final double SHIFT = 2.4;
    private static final double THRESHOLD = 7.0;
    private static final double ALONE = 3.5;
    private static final double PRIOR_ODDS = 0.01;

    private final double[] evidence = new double[2];
    private final int[] length = new int[2];
    private final long[] begin = new long[2];
    private final double[] levelBefore = new double[2];

    /**
     * @param level of the model before this reading
     * @param independence how much one more reading tells beyond the one before it, 0 to 1
     */
    @Nullable
    Alarm observe(long epochDay, double z, double level, double independence) {
        Alarm alarm = null;
        for (int side = 0; side < 2; side++) {
            double signed = side == 0 ? z : -z;
            double now = independence * (SHIFT * Math.min(signed, 6) - SHIFT * SHIFT / 2);
            if (evidence[side] <= 0) {
                length[side] = 0;
                begin[side] = epochDay;
                levelBefore[side] = level;
                evidence[side] = 0;
            }
            evidence[side] = Math.max(0, evidence[side] + now);
            length[side]++;
            boolean alone = signed > ALONE;
            if (alone || evidence[side] > THRESHOLD) {
                alarm = alarm(side, epochDay);
            }
        }
        return alarm;
    }

    double probability(double z) {
        double odds = PRIOR_ODDS * StrictMath.exp(Math.min(50, SHIFT * Math.abs(z) - SHIFT * SHIFT / 2));
        return odds / (1 + odds);
    }

    double levelBefore(Direction direction) {
        return levelBefore[direction == Direction.UP ? 0 : 1];
    }

    void reset() {
        for (int side = 0; side < 2; side++) {
            evidence[side] = 0;
            length[side] = 0;
        }
    }

    void exchange(Cells cells) {
        cells.exchange(evidence);
        cells.exchange(levelBefore);
        for (int side = 0; side < 2; side++) {
            length[side] = cells.exchange(length[side]);
            begin[side] = cells.exchange(begin[side]);
        }
    }

    private Alarm alarm(int side, long epochDay) {
        VerdictKind kind = length[side] > 1 ? VerdictKind.LEVEL_STEP : VerdictKind.TRANSIENT;
        double odds = PRIOR_ODDS * StrictMath.exp(Math.min(50, evidence[side]));
        return new Alarm(
                kind,
                side == 0 ? Direction.UP : Direction.DOWN,
                odds / (1 + odds),
                length[side] > 1 ? begin[side] : epochDay);
    }
}
