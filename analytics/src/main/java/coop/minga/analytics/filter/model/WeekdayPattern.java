package coop.minga.analytics.filter.model;

import coop.minga.analytics.filter.state.WeekdayContrasts;

/**
 * How a state keeps the pattern of its weekdays in motion. It is discounted only in the direction of the weekday just
 * seen, so that a weekday on which the unit never works keeps its prior instead of exploding.
 */
final class WeekdayPattern {

    private static final int FIRST = Posterior.WEEKDAYS;
    private static final double ANCHOR = 100;

    private final ModelSettings settings;
    private final Posterior moments;
    private final boolean weekly;

    WeekdayPattern(ModelSettings settings, Posterior moments, boolean weekly) {
        this.settings = settings;
        this.moments = moments;
        this.weekly = weekly;
    }

    /** After a reading: the pattern of its weekday is forgotten a little. */
    void settle(int weekday) {
        if (weekly) {
            forget(WeekdayContrasts.row(weekday));
        }
    }

    /**
     * On a day without a reading: a faint belief that its weekday is like the others. Where a weekday never comes, its
     * effect and the level could otherwise drift apart without bound.
     */
    void anchor(int weekday) {
        if (!weekly) {
            return;
        }
        double[] row = WeekdayContrasts.row(weekday);
        double[] gain = new double[moments.size()];
        double effect = 0;
        double along = ANCHOR * moments.variance();
        for (int i = 0; i < moments.size(); i++) {
            for (int j = 0; j < WeekdayContrasts.CONTRASTS; j++) {
                gain[i] += moments.covariance(i, FIRST + j) * row[j];
            }
        }
        for (int j = 0; j < WeekdayContrasts.CONTRASTS; j++) {
            effect += row[j] * moments.mean(FIRST + j);
            along += row[j] * gain[FIRST + j];
        }
        for (int i = 0; i < moments.size(); i++) {
            moments.move(i, -(gain[i] / along * effect));
            for (int j = 0; j <= i; j++) {
                moments.set(i, j, moments.covariance(i, j) - gain[i] * gain[j] / along);
            }
        }
    }

    /** Intervention: the weekday pattern is learned again. */
    void loosen() {
        for (int i = FIRST; i < settings.firstHarmonic(weekly); i++) {
            moments.widen(i, moments.variance());
        }
    }

    private void forget(double[] row) {
        double[] gain = new double[WeekdayContrasts.CONTRASTS];
        double along = 0;
        for (int i = 0; i < WeekdayContrasts.CONTRASTS; i++) {
            for (int j = 0; j < WeekdayContrasts.CONTRASTS; j++) {
                gain[i] += moments.covariance(FIRST + i, FIRST + j) * row[j];
            }
            along += row[i] * gain[i];
        }
        if (along <= 0) {
            return;
        }
        double scale = (1 / settings.season() - 1) / along;
        for (int i = 0; i < WeekdayContrasts.CONTRASTS; i++) {
            for (int j = 0; j <= i; j++) {
                int row1 = FIRST + i;
                int row2 = FIRST + j;
                moments.set(row1, row2, moments.covariance(row1, row2) + scale * gain[i] * gain[j]);
            }
        }
    }
}
