package coop.minga.analytics.filter.distribution;

import org.hipparchus.special.Beta;

/** The negative binomial distribution by the Beta functions of Hipparchus, for a shape that need not be whole. */
record NegativeBinomialOracle(double mean, double shape) {

    double logProbability(double count) {
        double choices = -Math.log(shape + count) - Beta.logBeta(shape, count + 1);
        return choices - shape * Math.log1p(mean / shape) + count * Math.log(mean / (mean + shape));
    }

    /** The probability of a count and all below it. */
    double cdf(double count) {
        return Beta.regularizedBeta(shape / (mean + shape), shape, count + 1);
    }

    /** Half of the probability of a count and all below it. */
    double lowerTail(double count) {
        return (count == 0 ? 0 : cdf(count - 1)) + Math.exp(logProbability(count)) / 2;
    }

    /** Half of the probability of a count and all above it. */
    double upperTail(double count) {
        return Beta.regularizedBeta(mean / (mean + shape), count + 1, shape) + Math.exp(logProbability(count)) / 2;
    }
}
