package coop.minga.analytics.filter;

/**
 * How much the residuals of a series vary when nothing happens: their variance, and that of their sums over one and
 * three weeks, which grows where residuals hang together, and how heavy their tails are. Learned slowly, and hardly at all while something seems to be
 * going on, so that a change does not hide itself.
 */
final class Steadiness {

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

    private static final double FARTHER = 1.2;
    private static final double TAIL_PRIOR = 1.5;
    private static final double TAIL_KEPT = 0.999;
    private static final double MOST_TAIL = 6;
    private static final double MOST_SAID = 1.5;

    /** Logarithms of the densities at zero, to four digits: of Student's t scaled to variance one and of the normal. */
    private static final double LOG_STUDENT_PEAK = -0.7132;

    private static final double LOG_NORMAL_PEAK = -0.9189;

    private int seen;
    private double far = 1;
    private double near = 1;
    private double week = 1;
    private double weeks = 1;
    private double tail;

    double farDeviation() {
        return StrictMath.sqrt(far);
    }

    double nearDeviation() {
        return StrictMath.sqrt(near);
    }

    /** How much farther than usual a single reading must lie to be odd, where far readings come by nature. */
    double reach() {
        return 1 + FARTHER / (1 + StrictMath.exp(TAIL_PRIOR - tail));
    }

    /** Weighs Student's t with five degrees of freedom against the normal; one reading can say only so much. */
    void learnTail(double residual) {
        double square = residual * residual;
        double heavy = LOG_STUDENT_PEAK - 3 * StrictMath.log1p(square / 3);
        double light = LOG_NORMAL_PEAK - square / 2;
        tail = Math.max(-MOST_TAIL, Math.min(MOST_TAIL, TAIL_KEPT * tail + Math.min(MOST_SAID, heavy - light)));
    }

    void count() {
        seen++;
    }

    /** Learns from the newest residuals, of a day on which nothing is open. */
    void learn(Residuals residuals, boolean suspicious) {
        double step = seen < UNLEARNED ? 0 : Math.max(STEP, 1.0 / (20 + seen - UNLEARNED));
        if (suspicious && seen > SUSPICIOUS_FROM) {
            step *= WHILE_SUSPICIOUS;
        }
        far = follow(far, residuals.far(0), step, 0.3, 5);
        near = follow(near, residuals.near(0), step, 0.4, 4);
        week = followSum(week, residuals, WEEK, step);
        weeks = followSum(weeks, residuals, WEEKS, step);
    }

    /** The variance of a mean of so many residuals, beside that of as many independent ones. */
    double together(int readings) {
        double log = Logarithms.of(readings);
        double toWeek = Logarithms.of(WEEK);
        if (readings <= WEEK) {
            return Math.max(LEAST, 1 + (week - 1) * log / toWeek);
        }
        double share = Math.min(LONGEST, (log - toWeek) / (Logarithms.of(WEEKS) - toWeek));
        return Math.max(LEAST, week + (weeks - week) * share);
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
            sum += Math.max(-CLIP, Math.min(CLIP, residuals.far(age)));
        }
        double square = Math.min(9 * variance, sum * sum / readings);
        return Math.max(LEAST_SUM, variance + step * (square - variance));
    }

    void exchange(Cells cells) {
        seen = cells.exchange(seen);
        far = cells.exchange(far);
        near = cells.exchange(near);
        week = cells.exchange(week);
        weeks = cells.exchange(weeks);
        tail = cells.exchange(tail);
    }
}
