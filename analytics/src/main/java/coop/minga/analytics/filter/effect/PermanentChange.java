package coop.minga.analytics.filter.effect;

import java.util.Arrays;

import coop.minga.analytics.filter.distribution.Normal;
import coop.minga.analytics.filter.distribution.Transform;

/**
 * The posterior of a permanent change under one model: Student-t, from a flat prior and a conjugate gamma variance
 * (West and Harrison 1997, 17.3), by generalized least squares. Residuals far from their median are winsorized.
 */
public final class PermanentChange {

    private static final double WINSORIZED_AT = 4;

    private final Transform transform;
    private final double[] expected;
    private final double location;
    private final double scale;
    private final double degreesOfFreedom;
    private final double logEvidence;

    private PermanentChange(
            Transform transform,
            double[] expected,
            double location,
            double scale,
            double degreesOfFreedom,
            double logEvidence) {
        this.transform = transform;
        this.expected = expected;
        this.location = location;
        this.scale = scale;
        this.degreesOfFreedom = degreesOfFreedom;
        this.logEvidence = logEvidence;
    }

    /**
     * @param values in the indicator's unit of measure
     * @param expected under the transform
     * @param noiseDeviation standard deviation, under the transform
     * @param covariance under the transform
     * @param priorDegreesOfFreedom of the covariance
     */
    static PermanentChange of(
            Transform transform,
            double[] values,
            double[] expected,
            double noiseDeviation,
            double[][] covariance,
            double priorDegreesOfFreedom) {
        int count = values.length;
        double[] residuals = new double[count];
        double logJacobian = 0;
        for (int i = 0; i < count; i++) {
            residuals[i] = transform.apply(values[i]) - expected[i];
            logJacobian += transform.logJacobian(values[i]);
        }
        winsorize(residuals, WINSORIZED_AT * noiseDeviation);
        double[][] cholesky = cholesky(covariance);
        double[] ones = new double[count];
        Arrays.fill(ones, 1);
        double[] whitenedOnes = solve(cholesky, ones);
        double[] whitenedResiduals = solve(cholesky, residuals);
        double precision = product(whitenedOnes, whitenedOnes);
        double location = product(whitenedOnes, whitenedResiduals) / precision;
        double residualSum = 0;
        double logDeterminant = 0;
        for (int i = 0; i < count; i++) {
            double remainder = whitenedResiduals[i] - location * whitenedOnes[i];
            residualSum += remainder * remainder;
            logDeterminant += StrictMath.log(cholesky[i][i]);
        }
        double degreesOfFreedom = priorDegreesOfFreedom + count - 1;
        double evidence = logJacobian
                - logDeterminant
                - StrictMath.log(precision) / 2
                - degreesOfFreedom / 2 * StrictMath.log1p(residualSum / priorDegreesOfFreedom);
        double variance = (priorDegreesOfFreedom + residualSum) / degreesOfFreedom / precision;
        return new PermanentChange(
                transform, expected.clone(), location, StrictMath.sqrt(variance), degreesOfFreedom, evidence);
    }

    /** The log likelihood, up to a constant common to all models. */
    double logEvidence() {
        return logEvidence;
    }

    /** The mean without the change, in the indicator's unit of measure. */
    double expected() {
        return mean(0);
    }

    /** The probability of a smaller mean change, in the unit of measure. */
    double cdf(double change) {
        double t = (transformed(change) - location) / scale;
        return Normal.cdf(Normal.score(t, degreesOfFreedom));
    }

    /** The change at a multiple of the scale, in the unit of measure. */
    double quantileAt(double deviations) {
        return mean(location + deviations * scale) - expected();
    }

    private double mean(double change) {
        double sum = 0;
        for (double each : expected) {
            sum += transform.invert(each + change);
        }
        return sum / expected.length;
    }

    /** By bisection between ends far beyond what is likely. */
    private double transformed(double change) {
        if (transform instanceof Transform.Identity) {
            return change;
        }
        double target = expected() + change;
        double low = location - 40 * scale;
        double high = location + 40 * scale;
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

    private static void winsorize(double[] residuals, double farthest) {
        double[] sorted = residuals.clone();
        Arrays.sort(sorted);
        double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] = Math.max(median - farthest, Math.min(median + farthest, residuals[i]));
        }
    }

    /** The lower triangular Cholesky factor. */
    private static double[][] cholesky(double[][] matrix) {
        int size = matrix.length;
        double[][] cholesky = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double remainder = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    remainder -= cholesky[i][k] * cholesky[j][k];
                }
                cholesky[i][j] = i == j
                        ? StrictMath.sqrt(Math.max(remainder, 1e-12 * matrix[i][i]))
                        : remainder / cholesky[j][j];
            }
        }
        return cholesky;
    }

    private static double[] solve(double[][] cholesky, double[] right) {
        double[] solved = new double[right.length];
        for (int i = 0; i < right.length; i++) {
            double remainder = right[i];
            for (int k = 0; k < i; k++) {
                remainder -= cholesky[i][k] * solved[k];
            }
            solved[i] = remainder / cholesky[i][i];
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
