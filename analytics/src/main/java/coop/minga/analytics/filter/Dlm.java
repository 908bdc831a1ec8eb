package coop.minga.analytics.filter;

/**
 * A dynamic linear model of level, damped slope and weekday pattern with unknown observational variance: the conjugate
 * recursions of West and Harrison (1997), sections 4.5, 4.6 and 7.2, with component discounts (6.3) and discounted
 * variance learning (10.8). Two departures: the evolution variance is fixed at each observation and held until the next,
 * so that unseen days add to the uncertainty evenly; and the weekday pattern is discounted only in the direction of the
 * weekday just seen, so that a weekday on which the unit never works keeps its prior instead of exploding.
 */
final class Dlm {

    private static final double SLOPE_DAMPING = 0.998;
    private static final double SLOPE_DAMPING_UNSEEN = 0.98;
    private static final double SLOPE_DISCOUNT = 0.99;
    private static final double ANCHOR = 100;
    private static final double LEAST_RELATIVE_DEVIATION = 1e-6;
    private static final double LEAST_VARIANCE = 1e-200;

    private final FilterSettings settings;
    private final double levelDiscount;
    private final int size;
    private final double[] mean;
    private final double[] covariance;
    private double heldLevel;
    private double heldSlope;
    private double variance;
    private double freedom;
    private double magnitude;
    private long unseen;
    private final double[] gain;

    /** @param levelDiscount in place of the one in the settings */
    Dlm(FilterSettings settings, double levelDiscount) {
        this.settings = settings;
        this.levelDiscount = levelDiscount;
        this.size = settings.season() == 7 ? 2 + Weekdays.CONTRASTS : 2;
        this.mean = new double[size];
        this.covariance = new double[size * size];
        this.gain = new double[size];
    }

    /** A vague prior around a typical value, given the variance of the values and of their day-to-day noise. */
    void start(double typical, double spread, double noise) {
        magnitude = Math.abs(typical);
        variance = Math.max(noise, leastVariance());
        freedom = 3;
        mean[0] = typical;
        covariance[0] = Math.max(4 * spread, variance);
        covariance[size + 1] = 1e-3 * variance;
        for (int i = 2; i < size; i++) {
            covariance[i * size + i] = Math.max(2 * spread, variance);
        }
        hold();
    }

    /**
     * Moves to the next calendar day. Only open days add uncertainty to level and slope; from the second open day
     * without a reading on the slope is trusted less and less.
     */
    void step(boolean open) {
        double damping = open && unseen > 0 ? SLOPE_DAMPING_UNSEEN : SLOPE_DAMPING;
        mean[0] += damping * mean[1];
        mean[1] *= damping;
        double slope = covariance[size + 1];
        double across = covariance[1];
        covariance[0] += damping * (2 * across + damping * slope);
        set(0, 1, damping * (across + damping * slope));
        covariance[size + 1] = damping * damping * slope;
        for (int j = 2; j < size; j++) {
            double withSlope = covariance[size + j];
            set(0, j, covariance[j] + damping * withSlope);
            set(1, j, damping * withSlope);
        }
        if (open) {
            covariance[0] += heldLevel;
            covariance[size + 1] += heldSlope;
            unseen++;
        }
    }

    double expected(int weekday) {
        double sum = mean[0];
        for (int j = 2; j < size; j++) {
            sum += Weekdays.row(weekday)[j - 2] * mean[j];
        }
        return sum;
    }

    /** The variance of a reading on this weekday: what is unknown of the state, and the noise. */
    double spread(int weekday) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += design(i, weekday) * against(i, weekday);
        }
        return Math.max(sum, 0) + variance;
    }

    /**
     * Takes in a reading's error (already clipped by the caller). {@code weight} below 1 trusts it less, as if its noise
     * were larger.
     */
    void learn(int weekday, double error, double value) {
        double q = spread(weekday);
        for (int i = 0; i < size; i++) {
            gain[i] = against(i, weekday) / q;
        }
        double before = settings.varianceDiscount() * freedom;
        double factor = (before + error * error / q) / (before + 1);
        magnitude += (Math.abs(value) - magnitude) / 50;
        factor = Math.max(factor, leastVariance() / variance);
        for (int i = 0; i < size; i++) {
            mean[i] += gain[i] * error;
            for (int j = 0; j <= i; j++) {
                set(i, j, factor * (covariance[i * size + j] - gain[i] * gain[j] * q));
            }
        }
        variance *= factor;
        freedom = before + 1;
        unseen = 0;
        forgetPattern(weekday);
        hold();
    }

    /**
     * On a day without a reading: a faint belief that its weekday is like the others. Where a weekday never comes, its
     * effect and the level could otherwise drift apart without bound.
     */
    void anchor(int weekday) {
        if (size == 2) {
            return;
        }
        double[] row = Weekdays.row(weekday);
        double effect = 0;
        double along = ANCHOR * variance;
        for (int i = 0; i < size; i++) {
            gain[i] = 0;
            for (int j = 2; j < size; j++) {
                gain[i] += covariance[i * size + j] * row[j - 2];
            }
        }
        for (int j = 2; j < size; j++) {
            effect += row[j - 2] * mean[j];
            along += row[j - 2] * gain[j];
        }
        for (int i = 0; i < size; i++) {
            mean[i] -= gain[i] / along * effect;
            for (int j = 0; j <= i; j++) {
                set(i, j, covariance[i * size + j] - gain[i] * gain[j] / along);
            }
        }
    }

    /** Intervention (West and Harrison 11.2): the level may have moved by about this much. */
    void loosenLevel(double addedVariance) {
        covariance[0] += addedVariance;
    }

    /** Intervention: the pattern may have changed; it is learned again at the speed of a young series. */
    void loosenPattern(double factor) {
        for (int i = 2; i < size; i++) {
            covariance[i * size + i] += factor * variance;
        }
    }

    /** Intervention: what was known of the noise no longer holds. */
    void restartVariance(double newVariance, double newFreedom) {
        variance = Math.max(newVariance, leastVariance());
        freedom = Math.min(freedom, newFreedom);
    }

    /** Open days moved over since the last reading learned, today's included. */
    long unseen() {
        return unseen;
    }

    double level() {
        return mean[0];
    }

    double slope() {
        return mean[1];
    }

    double variance() {
        return variance;
    }

    double freedom() {
        return freedom * settings.varianceDiscount();
    }

    void exchange(Cells cells) {
        cells.exchange(mean);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                set(i, j, cells.exchange(covariance[i * size + j]));
            }
        }
        heldLevel = cells.exchange(heldLevel);
        heldSlope = cells.exchange(heldSlope);
        variance = cells.exchange(variance);
        freedom = cells.exchange(freedom);
        magnitude = cells.exchange(magnitude);
        unseen = cells.exchange(unseen);
    }

    private void forgetPattern(int weekday) {
        if (size == 2) {
            return;
        }
        double[] row = Weekdays.row(weekday);
        double along = 0;
        for (int i = 2; i < size; i++) {
            double sum = 0;
            for (int j = 2; j < size; j++) {
                sum += covariance[i * size + j] * row[j - 2];
            }
            gain[i] = sum;
            along += row[i - 2] * sum;
        }
        if (along <= 0) {
            return;
        }
        double scale = (1 / settings.seasonDiscount() - 1) / along;
        for (int i = 2; i < size; i++) {
            for (int j = 2; j <= i; j++) {
                set(i, j, covariance[i * size + j] + scale * gain[i] * gain[j]);
            }
        }
    }

    private void hold() {
        heldLevel = Math.max(0, covariance[0]) * (1 / levelDiscount - 1);
        heldSlope = Math.max(0, covariance[size + 1]) * (1 / SLOPE_DISCOUNT - 1);
    }

    private double against(int i, int weekday) {
        double sum = covariance[i * size];
        for (int j = 2; j < size; j++) {
            sum += covariance[i * size + j] * Weekdays.row(weekday)[j - 2];
        }
        return sum;
    }

    private static double design(int i, int weekday) {
        if (i < 2) {
            return 1 - i;
        }
        return Weekdays.row(weekday)[i - 2];
    }

    private double leastVariance() {
        double deviation = LEAST_RELATIVE_DEVIATION * magnitude;
        return Math.max(deviation * deviation, LEAST_VARIANCE);
    }

    private void set(int i, int j, double value) {
        covariance[i * size + j] = value;
        covariance[j * size + i] = value;
    }
}
