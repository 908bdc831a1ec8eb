package coop.minga.analytics.filter.model;

import coop.minga.analytics.filter.state.WeekdayContrasts;

/**
 * How a state keeps the pattern of its weekdays in motion. It is discounted only in the direction of the weekday just
 * seen, so that a weekday on which the unit never works keeps its prior instead of exploding.
 */
final class WeekdayPattern {

    private static final int FIRST = Posterior.WEEKDAYS;
    private static final double PULL_VARIANCE = 100;

    private final ModelSettings settings;
    private final Posterior posterior;
    private final boolean weekly;

    WeekdayPattern(ModelSettings settings, Posterior moments, boolean weekly) {
        this.settings = settings;
        this.posterior = moments;
        this.weekly = weekly;
    }

    /** After a reading: the pattern of its weekday is forgotten a little. */
    void discount(int weekday) {
        if (weekly) {
            inflateAlong(WeekdayContrasts.row(weekday));
        }
    }

    /**
     * On a day without a reading: a faint belief that its weekday is like the others. Where a weekday never comes, its
     * effect and the level could otherwise drift apart without bound.
     */
    void pullTowardsZero(int weekday) {
        if (!weekly) {
            return;
        }
        double[] row = WeekdayContrasts.row(weekday);
        double[] gain = new double[posterior.size()];
        double effect = 0;
        double projectedVariance = PULL_VARIANCE * posterior.variance();
        for (int i = 0; i < posterior.size(); i++) {
            for (int j = 0; j < WeekdayContrasts.CONTRASTS; j++) {
                gain[i] += posterior.covariance(i, FIRST + j) * row[j];
            }
        }
        for (int j = 0; j < WeekdayContrasts.CONTRASTS; j++) {
            effect += row[j] * posterior.mean(FIRST + j);
            projectedVariance += row[j] * gain[FIRST + j];
        }
        for (int i = 0; i < posterior.size(); i++) {
            posterior.shift(i, -(gain[i] / projectedVariance * effect));
            for (int j = 0; j <= i; j++) {
                posterior.set(i, j, posterior.covariance(i, j) - gain[i] * gain[j] / projectedVariance);
            }
        }
    }

    /** Intervention: the weekday pattern is learned again. */
    void inflateVariance() {
        for (int i = FIRST; i < settings.firstHarmonic(weekly); i++) {
            posterior.addVariance(i, posterior.variance());
        }
    }

    private void inflateAlong(double[] row) {
        double[] gain = new double[WeekdayContrasts.CONTRASTS];
        double projectedVariance = 0;
        for (int i = 0; i < WeekdayContrasts.CONTRASTS; i++) {
            for (int j = 0; j < WeekdayContrasts.CONTRASTS; j++) {
                gain[i] += posterior.covariance(FIRST + i, FIRST + j) * row[j];
            }
            projectedVariance += row[i] * gain[i];
        }
        if (projectedVariance <= 0) {
            return;
        }
        double scale = (1 / settings.season() - 1) / projectedVariance;
        for (int i = 0; i < WeekdayContrasts.CONTRASTS; i++) {
            for (int j = 0; j <= i; j++) {
                int row1 = FIRST + i;
                int row2 = FIRST + j;
                posterior.set(row1, row2, posterior.covariance(row1, row2) + scale * gain[i] * gain[j]);
            }
        }
    }
}
