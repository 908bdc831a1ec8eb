package coop.minga.analytics.filter.model;

import coop.minga.analytics.filter.state.WeekdayContrasts;

/**
 * Discounts the weekday pattern only in the observed weekday's direction. Weekdays without work keep their prior
 * variance, which else would explode.
 */
final class WeekdayPattern {

    private static final int FIRST = Posterior.WEEKDAYS;
    private static final double PULL_VARIANCE = 100;

    private final ModelSettings settings;
    private final Posterior posterior;
    private final boolean weekly;

    WeekdayPattern(ModelSettings settings, Posterior posterior, boolean weekly) {
        this.settings = settings;
        this.posterior = posterior;
        this.weekly = weekly;
    }

    /** Discounts the pattern of the weekday after a reading. */
    void discount(int weekday) {
        if (weekly) {
            inflateAlong(WeekdayContrasts.row(weekday));
        }
    }

    /** Weak prior towards equal weekdays. Else effect and level could drift apart. */
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
