package coop.minga.deploy.bench;

/**
 * Baseline of a component update: a dynamic linear model with one discount and learned observational variance (West and
 * Harrison 1997, sections 4.5 and 6.3).
 */
final class PlainDlm {
    private static final double DISCOUNT = 0.98;
    private static final double MEMORY = 0.99;

    private final int size;
    private final double[] mean;
    private final double[] covariance;
    private final double[] across;
    private double variance;
    private double freedom = 3;

    PlainDlm(int size, double typical) {
        this.size = size;
        this.mean = new double[size];
        this.covariance = new double[size * size];
        this.across = new double[size];
        this.variance = 0.01 * typical * typical;
        mean[0] = typical;
        for (int i = 0; i < size; i++) {
            covariance[i * size + i] = i == 1 ? 1e-3 * variance : variance;
        }
    }

    /** Advances one day and learns the value; returns the forecast. */
    double update(double[] design, double value) {
        step();
        double expected = 0;
        double uncertainty = 0;
        for (int i = 0; i < size; i++) {
            int row = i * size;
            double sum = 0;
            for (int j = 0; j < size; j++) {
                sum += covariance[row + j] * design[j];
            }
            across[i] = sum / DISCOUNT;
            expected += design[i] * mean[i];
            uncertainty += design[i] * across[i];
        }
        learn(value - expected, uncertainty + variance);
        return expected;
    }

    /** A local linear trend; other effects are static. */
    private void step() {
        mean[0] += mean[1];
        for (int j = 0; j < size; j++) {
            covariance[j] += covariance[size + j];
        }
        for (int i = 0; i < size; i++) {
            covariance[i * size] += covariance[i * size + 1];
        }
    }

    private void learn(double error, double total) {
        double before = MEMORY * freedom;
        double ratio = (before + error * error / total) / (before + 1);
        for (int i = 0; i < size; i++) {
            int row = i * size;
            double gain = across[i] / total;
            mean[i] += gain * error;
            for (int j = 0; j < size; j++) {
                covariance[row + j] = ratio * (covariance[row + j] / DISCOUNT - gain * across[j]);
            }
        }
        variance *= ratio;
        freedom = before + 1;
    }
}
