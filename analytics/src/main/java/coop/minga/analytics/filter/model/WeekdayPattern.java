package coop.minga.analytics.filter.model;

import coop.minga.analytics.filter.state.WeekdayContrasts;

/**
 * The discount of the weekday pattern, in the direction of the observed weekday only. The variance of a weekday
 * without work so keeps its prior and does not explode.
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

    /** Discounts the pattern of the weekday after a reading. */
    void discount(int weekday) {
        if (weekly) {
            inflateAlong(WeekdayContrasts.row(weekday));
        }
    }

    /**
     * Weak prior that a weekday without a reading is like the others. Else its effect and the level could drift apart
     * without bound.
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

    /** Intervention: adds variance to the weekday pattern. */
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
