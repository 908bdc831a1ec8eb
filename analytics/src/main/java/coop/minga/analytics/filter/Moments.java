package coop.minga.analytics.filter;

import java.util.Arrays;

/**
 * What one member of the bank knows of a series: mean and covariance of its state (level, slope, fading part, weekday
 * contrasts, yearly harmonics) and the observational variance, in the conjugate form of West and Harrison (1997),
 * sections 4.5 and 10.8. Two departures: the evolution variance is fixed at each reading and held until the next, so
 * that unseen days add to the uncertainty evenly; and the weekday pattern is discounted only in the direction of the
 * weekday just seen, so that a weekday on which the unit never works keeps its prior instead of exploding.
 */
final class Moments {

    static final int LEVEL = 0;
    static final int SLOPE = 1;
    static final int FADING = 2;
    static final int WEEKDAYS = 3;

    private static final double DAMPING = 0.99;
    private static final double DAMPING_UNSEEN = 0.9;
    private static final double DAMPING_FORETOLD = 0.98;
    private static final double LOOSE_FREEDOM = 20;
    private static final double ANCHOR = 100;
    private static final double YEAR = 365.25;
    private static final int FOUR_YEARS = 1461;
    private static final double LEAST_VARIANCE = 1e-60;
    private static final double LEAST_RELATIVE = 1e-12;
    private static final double FIRST_FREEDOM = 3;

    /** Beyond it the arithmetic of a day could run out of the range of numbers. */
    private static final double LARGEST = 1e110;

    final MemberSettings settings;
    final int size;
    final double[] mean;
    final double[] covariance;
    final double[] design;
    /** Covariance times design. */
    final double[] across;

    double variance;
    double freedom;
    private final boolean weekly;
    private double heldLevel;
    private double heldSlope;
    private int unseen;
    private double uncertainty;

    Moments(MemberSettings settings, boolean weekly) {
        this.settings = settings;
        this.weekly = weekly;
        this.size = settings.size(weekly);
        this.mean = new double[size];
        this.covariance = new double[size * size];
        this.design = new double[size];
        this.across = new double[size];
    }

    /** A vague prior around a typical value, given the variance of the values and of their day-to-day noise. */
    void start(double typical, double spread, double noise) {
        variance = Math.max(noise, leastVariance(typical));
        freedom = FIRST_FREEDOM;
        mean[LEVEL] = typical;
        covariance[LEVEL] = Math.max(4 * spread, variance);
        covariance[SLOPE * size + SLOPE] = 1e-3 * variance;
        covariance[FADING * size + FADING] =
                settings.fades() ? variance * settings.fadingShare() / (1 - settings.fading() * settings.fading()) : 0;
        int harmonics = settings.firstHarmonic(weekly);
        for (int i = WEEKDAYS; i < size; i++) {
            covariance[i * size + i] =
                    i < harmonics ? Math.max(2 * spread, variance) : Math.max(0.5 * spread, 0.1 * variance);
        }
        hold();
    }

    /** Moves to the next calendar day. Only open days add uncertainty to level and slope. */
    void step(boolean open) {
        if (open) {
            unseen++;
        }
        double damping = open && unseen > 1 ? DAMPING_UNSEEN : DAMPING;
        mean[LEVEL] += damping * mean[SLOPE];
        mean[SLOPE] *= damping;
        double slope = covariance[SLOPE * size + SLOPE];
        double both = covariance[SLOPE];
        covariance[LEVEL] += damping * (2 * both + damping * slope);
        set(SLOPE, LEVEL, damping * (both + damping * slope));
        covariance[SLOPE * size + SLOPE] = damping * damping * slope;
        for (int j = FADING; j < size; j++) {
            double withSlope = damping * covariance[j * size + SLOPE];
            set(j, LEVEL, covariance[j * size] + withSlope);
            set(j, SLOPE, withSlope);
        }
        if (settings.fades()) {
            fade();
        }
        if (open) {
            covariance[LEVEL] += heldLevel;
            covariance[SLOPE * size + SLOPE] += heldSlope;
        }
    }

    /** Makes ready to forecast this day. */
    void look(long day, int weekday) {
        design[LEVEL] = 1;
        design[FADING] = settings.fades() ? 1 : 0;
        if (weekly) {
            System.arraycopy(Weekdays.row(weekday), 0, design, WEEKDAYS, Weekdays.CONTRASTS);
        }
        int at = settings.firstHarmonic(weekly);
        for (int h = 1; h <= settings.harmonics(); h++) {
            double turn = 2 * Math.PI * h * Math.floorMod(day, FOUR_YEARS) / YEAR;
            design[at++] = StrictMath.cos(turn);
            design[at++] = StrictMath.sin(turn);
        }
        for (int i = 0; i < size; i++) {
            double sum = 0;
            for (int j = 0; j < size; j++) {
                sum += covariance[i * size + j] * design[j];
            }
            across[i] = sum;
        }
        uncertainty = varianceOfExpected();
    }

    /**
     * The variance of the expected value. Where rounding leaves none, the covariance with the state must be nothing too,
     * or a reading would move the state without end.
     */
    private double varianceOfExpected() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += design[i] * across[i];
        }
        if (!(sum > 0)) {
            Arrays.fill(across, 0);
            return 0;
        }
        return sum;
    }

    /** The expected value on the day looked at. */
    double expected() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += design[i] * mean[i];
        }
        return sum;
    }

    /** What is unknown of the expected value, as a variance. */
    double uncertainty() {
        return uncertainty;
    }

    /** The degrees of freedom of a forecast. */
    double forecastFreedom() {
        return Math.max(2.5, freedom * MemberSettings.VARIANCE);
    }

    /** The expected value of the day looked at, which lies some days ahead. */
    double expectedAhead(int days) {
        return expected()
                + slopeReach(days) * mean[SLOPE]
                + design[FADING] * mean[FADING] * (StrictMath.pow(settings.fading(), days) - 1);
    }

    /**
     * The variance of what will be read then: of the state seen through the design of that day, in which the slope has
     * carried on and the fading part has faded, and of what is added on the way.
     *
     * @param open the share of open days among them
     * @param noise of the weekday, as a multiple of the usual
     */
    double varianceAhead(int days, double open, double noise) {
        double reach = slopeReach(days);
        double fading = settings.fading();
        double kept = StrictMath.pow(fading, days);
        double gone = settings.fades() ? kept - 1 : 0;
        double faded =
                settings.fades() ? settings.fadingShare() * variance * (1 - kept * kept) / (1 - fading * fading) : 0;
        double known = uncertainty()
                + 2 * reach * across[SLOPE]
                + 2 * gone * across[FADING]
                + reach * reach * covariance[SLOPE * size + SLOPE]
                + gone * gone * covariance[FADING * size + FADING]
                + 2 * reach * gone * covariance[FADING * size + SLOPE];
        return Math.max(known, 0) + days * open * heldLevel + faded + variance * noise;
    }

    /** After a reading: the pattern of its weekday is forgotten a little, and the evolution is fixed until the next. */
    void settle(int weekday) {
        unseen = 0;
        if (weekly) {
            forgetPattern(Weekdays.row(weekday));
        }
        hold();
    }

    /**
     * On a day without a reading: a faint belief that its weekday is like the others. Where a weekday never comes, its
     * effect and the level could otherwise drift apart without bound.
     */
    void anchor(int weekday) {
        if (!weekly) {
            return;
        }
        double[] row = Weekdays.row(weekday);
        double[] gain = new double[size];
        double effect = 0;
        double along = ANCHOR * variance;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < Weekdays.CONTRASTS; j++) {
                gain[i] += covariance[i * size + WEEKDAYS + j] * row[j];
            }
        }
        for (int j = 0; j < Weekdays.CONTRASTS; j++) {
            effect += row[j] * mean[WEEKDAYS + j];
            along += row[j] * gain[WEEKDAYS + j];
        }
        for (int i = 0; i < size; i++) {
            mean[i] -= gain[i] / along * effect;
            for (int j = 0; j <= i; j++) {
                set(i, j, covariance[i * size + j] - gain[i] * gain[j] / along);
            }
        }
    }

    /** Intervention (West and Harrison 11.2): the level has moved by about this much, give or take. */
    void shiftLevel(double by, double addedVariance) {
        mean[LEVEL] += by;
        covariance[LEVEL] += addedVariance;
    }

    /** Intervention: the slope has changed by about this much a day, give or take. */
    void shiftSlope(double by, double addedVariance) {
        mean[SLOPE] += by;
        covariance[SLOPE * size + SLOPE] += addedVariance;
    }

    /** Intervention: the weekday pattern is learned again. */
    void loosenPattern() {
        for (int i = WEEKDAYS; i < settings.firstHarmonic(weekly); i++) {
            covariance[i * size + i] += variance;
        }
    }

    /** Intervention: the noise is learned again. */
    void loosenNoise() {
        freedom = Math.min(freedom, LOOSE_FREEDOM);
    }

    /** Whether all of it are numbers that arithmetic can go on from. */
    boolean sound() {
        double sum = variance;
        for (double part : mean) {
            sum += Math.abs(part);
        }
        for (double part : covariance) {
            sum += Math.abs(part);
        }
        return sum > 0 && sum < LARGEST;
    }

    static double leastVariance(double typical) {
        return LEAST_RELATIVE * typical * typical + LEAST_VARIANCE;
    }

    void exchange(Cells cells) {
        cells.exchange(mean);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                set(i, j, cells.exchange(covariance[i * size + j]));
            }
        }
        variance = cells.exchange(variance);
        freedom = cells.exchange(freedom);
        heldLevel = cells.exchange(heldLevel);
        heldSlope = cells.exchange(heldSlope);
        unseen = cells.exchange(unseen);
    }

    void set(int i, int j, double value) {
        covariance[i * size + j] = value;
        covariance[j * size + i] = value;
    }

    private void fade() {
        double fading = settings.fading();
        mean[FADING] *= fading;
        for (int j = 0; j < size; j++) {
            if (j != FADING) {
                set(j, FADING, fading * covariance[j * size + FADING]);
            }
        }
        covariance[FADING * size + FADING] =
                fading * fading * covariance[FADING * size + FADING] + settings.fadingShare() * variance;
    }

    private void hold() {
        heldLevel = Math.max(0, covariance[LEVEL]) * (1 / settings.level() - 1);
        heldSlope = Math.max(0, covariance[SLOPE * size + SLOPE]) * (1 / settings.slope() - 1);
    }

    private void forgetPattern(double[] row) {
        double[] gain = new double[Weekdays.CONTRASTS];
        double along = 0;
        for (int i = 0; i < Weekdays.CONTRASTS; i++) {
            for (int j = 0; j < Weekdays.CONTRASTS; j++) {
                gain[i] += covariance[(WEEKDAYS + i) * size + WEEKDAYS + j] * row[j];
            }
            along += row[i] * gain[i];
        }
        if (along <= 0) {
            return;
        }
        double scale = (1 / settings.season() - 1) / along;
        for (int i = 0; i < Weekdays.CONTRASTS; i++) {
            for (int j = 0; j <= i; j++) {
                int row1 = WEEKDAYS + i;
                int row2 = WEEKDAYS + j;
                set(row1, row2, covariance[row1 * size + row2] + scale * gain[i] * gain[j]);
            }
        }
    }

    /** How far a slope of one carries in some days when a day is foretold. */
    private static double slopeReach(int days) {
        double step = DAMPING;
        double reach = DAMPING;
        for (int i = 1; i < days; i++) {
            step *= DAMPING_FORETOLD;
            reach += step;
        }
        return reach;
    }
}
