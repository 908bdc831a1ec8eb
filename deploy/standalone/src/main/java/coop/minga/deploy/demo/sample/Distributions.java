package coop.minga.deploy.demo.sample;

import java.util.random.RandomGenerator;

/**
 * Random variates: gamma by Marsaglia and Tsang (2000), Poisson by Knuth's product for small means and a rounded normal
 * for large ones. The approximation suffices for a sample.
 */
final class Distributions {
    private static final double LARGE_MEAN = 200;

    private Distributions() {}

    static long poisson(double mean, RandomGenerator random) {
        if (mean > LARGE_MEAN) {
            return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        long count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }

    static double gamma(double shape, RandomGenerator random) {
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double normal = random.nextGaussian();
            double v = Math.pow(1 + c * normal, 3);
            double accept = Math.log(1 - random.nextDouble());
            if (v > 0 && accept < 0.5 * normal * normal + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }
}
