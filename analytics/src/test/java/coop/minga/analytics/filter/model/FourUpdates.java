package coop.minga.analytics.filter.model;

import java.util.stream.IntStream;

import coop.minga.analytics.filter.distribution.Normal;

/**
 * One textbook update with whole matrices (West and Harrison 1997, 4.5 and 12.3 to 12.4): each process updates mean and
 * covariance, posterior probabilities weight their moments, and the weekday pattern is discounted.
 */
final class FourUpdates {

    private static final double[] PRIOR = {1 - 0.01 - 1e-4 - 5e-5, 0.01, 1e-4, 5e-5};
    private static final double DISCOUNT = 0.985;
    private static final int TRANSIENT = 1;
    private static final int LEVEL = 2;
    private static final int SLOPE = 3;

    final double[] probability = new double[4];
    final double[] mean;
    final double[][] covariance;
    double variance;

    private final Posterior prior;
    private final double[] design;
    private final int size;
    private final double[][] means;
    private final double[][][] covariances;
    private final double[] variances = new double[4];

    FourUpdates(Posterior prior, double[] design, double value, double noise, double least) {
        this.prior = prior;
        this.design = design;
        this.size = prior.size();
        this.mean = new double[size];
        this.covariance = new double[size][size];
        this.means = new double[4][size];
        this.covariances = new double[4][size][size];
        double error = value
                - times(
                        design,
                        IntStream.range(0, size).mapToDouble(prior::mean).toArray());
        for (int j = 0; j < 4; j++) {
            update(j, error, noise, least);
        }
        collapse();
    }

    /** R + W(j), Q(j), A(j), then m(j) = a + A e and C(j) = R - A A'Q, in units of S(j)/S. */
    private void update(int j, double error, double noise, double least) {
        double[][] spread = widened(j);
        double[] across = new double[size];
        for (int a = 0; a < size; a++) {
            across[a] = times(spread[a], design);
        }
        double total = times(across, design) + prior.variance() * (noise + (j == TRANSIENT ? 25 : 0));
        double freedom = DISCOUNT * prior.degreesOfFreedom();
        double density = Math.exp(Normal.logStudentDensity(error / Math.sqrt(total), Math.max(2.5, freedom)));
        probability[j] = PRIOR[j] * density / Math.sqrt(total);
        variances[j] = Math.max(least, prior.variance() * (freedom + error * error / total) / (freedom + 1));
        for (int a = 0; a < size; a++) {
            means[j][a] = prior.mean(a) + across[a] / total * error;
            for (int b = 0; b < size; b++) {
                covariances[j][a][b] = spread[a][b] - across[a] * across[b] / total;
            }
        }
    }

    private double[][] widened(int j) {
        double[][] spread = new double[size][size];
        for (int a = 0; a < size; a++) {
            for (int b = 0; b < size; b++) {
                spread[a][b] = prior.covariance(a, b);
            }
        }
        spread[0][0] += prior.variance() * (j == LEVEL ? 12 : j == SLOPE ? 0.01 : 0);
        if (j == SLOPE) {
            spread[0][1] += 0.01 * prior.variance();
            spread[1][0] += 0.01 * prior.variance();
            spread[1][1] += 0.01 * prior.variance();
        }
        return spread;
    }

    private void collapse() {
        double sum = 0;
        for (double each : probability) {
            sum += each;
        }
        double precision = 0;
        for (int j = 0; j < 4; j++) {
            probability[j] /= sum;
            precision += probability[j] / variances[j];
            for (int a = 0; a < size; a++) {
                mean[a] += probability[j] * means[j][a];
            }
        }
        variance = 1 / precision;
        for (int j = 0; j < 4; j++) {
            for (int a = 0; a < size; a++) {
                for (int b = 0; b < size; b++) {
                    double apart = (means[j][a] - mean[a]) * (means[j][b] - mean[b]);
                    covariance[a][b] += probability[j] * (variance / prior.variance() * covariances[j][a][b] + apart);
                }
            }
        }
    }

    /** C + (1/discount - 1) C x x'C / x'C x among the contrasts x of the weekday. */
    FourUpdates forgetting(double[] row, double discount) {
        double[] across = new double[row.length];
        for (int a = 0; a < row.length; a++) {
            for (int b = 0; b < row.length; b++) {
                across[a] += covariance[3 + a][3 + b] * row[b];
            }
        }
        double along = times(across, row);
        for (int a = 0; a < row.length; a++) {
            for (int b = 0; b < row.length; b++) {
                covariance[3 + a][3 + b] += (1 / discount - 1) * across[a] * across[b] / along;
            }
        }
        return this;
    }

    private static double times(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
