package coop.minga.analytics.filter.change;

import coop.minga.analytics.filter.state.StateCodec;

/**
 * The variance of residuals, and of their sums over one and three weeks, under no change. Autocorrelation inflates the
 * sums. A suspected change slows learning, so that no change hides itself.
 */
final class BaselineScale {

    private static final int UNLEARNED = 40;
    private static final double STEP = 0.002;
    private static final double WHILE_SUSPICIOUS = 0.2;
    private static final int SUSPICIOUS_FROM = 90;
    private static final double CLIP = 3;
    private static final double LEAST_SUM = 0.8;
    private static final double LEAST = 0.6;
    private static final double LONGEST = 1.3;
    private static final int WEEK = 7;
    private static final int WEEKS = 21;

    private int readings;
    private double horizonVariance = 1;
    private double oneStepVariance = 1;
    private double weekVariance = 1;
    private double threeWeeksVariance = 1;

    double horizonDeviation() {
        return StrictMath.sqrt(horizonVariance);
    }

    double oneStepDeviation() {
        return StrictMath.sqrt(oneStepVariance);
    }

    void count() {
        readings++;
    }

    /** Learns from the newest residuals while no alarm is open. */
    void learn(Residuals residuals, boolean suspicious) {
        double step = readings < UNLEARNED ? 0 : Math.max(STEP, 1.0 / (20 + readings - UNLEARNED));
        if (suspicious && readings > SUSPICIOUS_FROM) {
            step *= WHILE_SUSPICIOUS;
        }
        horizonVariance = follow(horizonVariance, residuals.horizon(0), step, 0.3, 5);
        oneStepVariance = follow(oneStepVariance, residuals.oneStep(0), step, 0.4, 4);
        weekVariance = followSum(weekVariance, residuals, WEEK, step);
        threeWeeksVariance = followSum(threeWeeksVariance, residuals, WEEKS, step);
    }

    /** The variance of a sum of residuals relative to independent ones. */
    double sumVarianceRatio(int readings) {
        double log = Logarithms.of(readings);
        double toWeek = Logarithms.of(WEEK);
        if (readings <= WEEK) {
            return Math.max(LEAST, 1 + (weekVariance - 1) * log / toWeek);
        }
        double share = Math.min(LONGEST, (log - toWeek) / (Logarithms.of(WEEKS) - toWeek));
        return Math.max(LEAST, weekVariance + (threeWeeksVariance - weekVariance) * share);
    }

    private static double follow(double variance, double residual, double step, double least, double most) {
        double grown = variance * (1 + step * (Math.min(residual * residual, CLIP * CLIP) - 0.95));
        return Math.max(least, Math.min(most, grown));
    }

    private static double followSum(double variance, Residuals residuals, int readings, double step) {
        if (residuals.length() < readings) {
            return variance;
        }
        double sum = 0;
        for (int age = 0; age < readings; age++) {
            sum += Math.max(-CLIP, Math.min(CLIP, residuals.horizon(age)));
        }
        double square = Math.min(9 * variance, sum * sum / readings);
        return Math.max(LEAST_SUM, variance + step * (square - variance));
    }

    void readOrWrite(StateCodec codec) {
        readings = codec.readOrWrite(readings);
        horizonVariance = codec.readOrWrite(horizonVariance);
        oneStepVariance = codec.readOrWrite(oneStepVariance);
        weekVariance = codec.readOrWrite(weekVariance);
        threeWeeksVariance = codec.readOrWrite(threeWeeksVariance);
    }
}
