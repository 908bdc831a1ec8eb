package coop.minga.analytics.filter.effect;

import java.util.Arrays;

import coop.minga.analytics.filter.distribution.Normal;
import coop.minga.analytics.filter.distribution.Transform;

/**
 * The posterior distribution of a lasting change on a member's scale: a Student-t from a flat prior and the conjugate
 * gamma of the variance (West and Harrison 1997, 17.3; generalized least squares for the mean). Readings far from the
 * middle of the others are drawn in (winsorized), so that one odd day does not make an effect.
 */
public final class PermanentChange {

    private static final double FARTHEST = 4;

    private final Transform scale;
    private final double[] expected;
    private final double middle;
    private final double deviation;
    private final double freedom;
    private final double logEvidence;

    private PermanentChange(
            Transform scale, double[] expected, double middle, double deviation, double freedom, double logEvidence) {
        this.scale = scale;
        this.expected = expected;
        this.middle = middle;
        this.deviation = deviation;
        this.freedom = freedom;
        this.logEvidence = logEvidence;
    }

    /**
     * @param values in the indicator's unit
     * @param expected on the scale
     * @param unit one deviation of the noise, on the scale
     * @param together covariances on the scale
     * @param known the degrees of freedom with which these are known
     */
    static PermanentChange of(
            Transform scale, double[] values, double[] expected, double unit, double[][] together, double known) {
        int count = values.length;
        double[] apart = new double[count];
        double steepness = 0;
        for (int i = 0; i < count; i++) {
            apart[i] = scale.in(values[i]) - expected[i];
            steepness += scale.logSteepness(values[i]);
        }
        drawIn(apart, FARTHEST * unit);
        double[][] root = root(together);
        double[] ones = new double[count];
        Arrays.fill(ones, 1);
        double[] flat = solve(root, ones);
        double[] bent = solve(root, apart);
        double precision = product(flat, flat);
        double middle = product(flat, bent) / precision;
        double rest = 0;
        double logRoot = 0;
        for (int i = 0; i < count; i++) {
            double left = bent[i] - middle * flat[i];
            rest += left * left;
            logRoot += StrictMath.log(root[i][i]);
        }
        double freedom = known + count - 1;
        double evidence =
                steepness - logRoot - StrictMath.log(precision) / 2 - freedom / 2 * StrictMath.log1p(rest / known);
        double spread = (known + rest) / freedom / precision;
        return new PermanentChange(scale, expected.clone(), middle, StrictMath.sqrt(spread), freedom, evidence);
    }

    /** The logarithm of how likely the readings were, up to what is the same in all members. */
    double logEvidence() {
        return logEvidence;
    }

    /** What the readings were to be on average without the change, in the indicator's unit. */
    double expected() {
        return mean(0);
    }

    /** The probability that the change lies below so much in the indicator's unit, on average over the days. */
    double below(double change) {
        double t = (onScale(change) - middle) / deviation;
        return Normal.below(Normal.score(t, freedom));
    }

    /** A change that lies this many deviations from the middle, in the indicator's unit. */
    double at(double deviations) {
        return mean(middle + deviations * deviation) - expected();
    }

    private double mean(double change) {
        double sum = 0;
        for (double each : expected) {
            sum += scale.out(each + change);
        }
        return sum / expected.length;
    }

    /** By bisection between ends far beyond what is likely. */
    private double onScale(double change) {
        if (scale instanceof Transform.Identity) {
            return change;
        }
        double target = expected() + change;
        double low = middle - 40 * deviation;
        double high = middle + 40 * deviation;
        for (int i = 0; i < 60; i++) {
            double between = (low + high) / 2;
            if (mean(between) < target) {
                low = between;
            } else {
                high = between;
            }
        }
        return (low + high) / 2;
    }

    private static void drawIn(double[] apart, double farthest) {
        double[] sorted = apart.clone();
        Arrays.sort(sorted);
        double middle = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        for (int i = 0; i < apart.length; i++) {
            apart[i] = Math.max(middle - farthest, Math.min(middle + farthest, apart[i]));
        }
    }

    /** The lower triangular root (Cholesky). */
    private static double[][] root(double[][] matrix) {
        int size = matrix.length;
        double[][] root = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double left = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    left -= root[i][k] * root[j][k];
                }
                root[i][j] = i == j ? StrictMath.sqrt(Math.max(left, 1e-12 * matrix[i][i])) : left / root[j][j];
            }
        }
        return root;
    }

    private static double[] solve(double[][] root, double[] right) {
        double[] solved = new double[right.length];
        for (int i = 0; i < right.length; i++) {
            double left = right[i];
            for (int k = 0; k < i; k++) {
                left -= root[i][k] * solved[k];
            }
            solved[i] = left / root[i][i];
        }
        return solved;
    }

    private static double product(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
