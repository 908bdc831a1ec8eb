package coop.minga.analytics.filter;

import java.util.Arrays;
import java.util.Objects;

import coop.minga.analytics.filter.distribution.Mixture;
import coop.minga.analytics.filter.distribution.Normal;
import coop.minga.analytics.filter.ensemble.QuantileTracker;
import coop.minga.analytics.filter.result.Interval;
import coop.minga.analytics.filter.result.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * The predictive distribution of a reading, made before the reading is seen. It mixes Student-t and, for small counts,
 * negative binomial distributions. Past coverage calibrates its quantiles; the indicator's bounds cut them off.
 * Immutable.
 */
public final class Forecast {

    private static final Forecast NOT_READY =
            new Forecast(null, new double[0], 0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, null);

    private static final double[] SCORES = QuantileTracker.scores();

    private final @Nullable Mixture mixture;
    private final double[] calibratedScores;
    private final int readings;
    private final double lowest;
    private final double highest;
    private final @Nullable ForecastInflation inflation;

    private Forecast(
            @Nullable Mixture mixture,
            double[] calibratedScores,
            int readings,
            double lowest,
            double highest,
            @Nullable ForecastInflation inflation) {
        this.mixture = mixture;
        this.calibratedScores = calibratedScores;
        this.readings = readings;
        this.lowest = lowest;
        this.highest = highest;
        this.inflation = inflation;
    }

    /**
     * @param calibratedScores normal scores of the quantiles at {@link QuantileTracker#probabilities}
     * @param readings of the series so far
     */
    static Forecast of(Mixture mixture, double[] calibratedScores, int readings, double lowest, double highest) {
        return new Forecast(mixture, calibratedScores.clone(), readings, lowest, highest, null);
    }

    /** For a series without readings of its own. */
    static Forecast of(Mixture mixture, double[] calibratedScores, double lowest, double highest) {
        return of(mixture, calibratedScores, 0, lowest, highest);
    }

    /** The same, inflated for a day with interventions. */
    Forecast inflated(ForecastInflation newInflation) {
        return mixture == null
                ? this
                : new Forecast(mixture, calibratedScores, readings, lowest, highest, newInflation);
    }

    /** A single Student-t without calibration or bounds. */
    static Forecast student(double location, double scale, double degreesOfFreedom) {
        return of(
                Mixture.of(location, scale, degreesOfFreedom),
                SCORES,
                0,
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY);
    }

    /** The forecast of a series with too little history. */
    public static Forecast notReady() {
        return NOT_READY;
    }

    /** False while history is too short. All other methods then throw. */
    public boolean ready() {
        return mixture != null;
    }

    /** The median, in the indicator's unit of measure. */
    public double median() {
        return quantile(0.5);
    }

    /**
     * The mean of the mixture before calibration, cut off at the bounds. Means of several series add up, medians do
     * not. Interventions leave the mean.
     */
    public double mean() {
        return Math.max(lowest, Math.min(highest, mixture().mean(lowest, highest)));
    }

    /** The value that a reading stays below with probability {@code p}. */
    public double quantile(double p) {
        if (!(p > 0 && p < 1)) {
            throw new IllegalArgumentException("probability " + p + ": expected between 0 and 1");
        }
        double ordinary = uninflatedQuantile(p);
        return inflation == null ? ordinary : inflation.inflate(uninflatedQuantile(0.5), ordinary);
    }

    /** The quantiles at ascending levels, sorted: each has an error of 1e-10 of its size. */
    public double[] quantiles(double... levels) {
        double[] quantiles = new double[levels.length];
        double least = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < levels.length; i++) {
            least = Math.max(least, quantile(levels[i]));
            quantiles[i] = least;
        }
        return quantiles;
    }

    /** The central interval that holds a reading with this probability. */
    public Interval interval(double coverage) {
        double low = quantile((1 - coverage) / 2);
        return new Interval(low, Math.max(low, quantile((1 + coverage) / 2)));
    }

    /** Whether the series is so young that it borrows quantiles. */
    public boolean borrowsQuantiles() {
        return ready() && PooledQuantiles.weight(readings) > 0;
    }

    /**
     * The same with quantiles partly borrowed from the peer group. For display only: other series never affect an
     * alert.
     */
    public Forecast pooled(PooledQuantiles peerGroup) {
        return new Forecast(
                mixture(), peerGroup.blendedWith(calibratedScores, readings), readings, lowest, highest, inflation);
    }

    /** The normal score under the uncalibrated forecast, as peer groups pool it. */
    public double normalScore(double value) {
        return Mixture.scoreOfProbability(cdf(value));
    }

    /** Minus log10 of the two-sided tail probability, see {@link Verdict}. */
    public double tailSurprisal(double value) {
        return surprisalOf(cdf(value));
    }

    static double surprisalOf(double probability) {
        double tail = Math.min(1, 2 * Math.min(probability, 1 - probability));
        return Math.max(0, Math.min(Verdict.MOST_SURPRISAL, -StrictMath.log10(tail)));
    }

    double cdf(double value) {
        return mixture().cdf(inflation == null ? value : inflation.deflate(uninflatedQuantile(0.5), value));
    }

    private double uninflatedQuantile(double p) {
        return Math.max(lowest, Math.min(highest, mixture().quantileOfScore(calibrate(p))));
    }

    /** Linear between calibrated levels, parallel to the uncalibrated scores outside. */
    private double calibrate(double p) {
        double score = Normal.quantile(p);
        int last = SCORES.length - 1;
        if (score <= SCORES[0]) {
            return calibratedScores[0] + score - SCORES[0];
        }
        if (score >= SCORES[last]) {
            return calibratedScores[last] + score - SCORES[last];
        }
        int found = Arrays.binarySearch(SCORES, score);
        int above = found < 0 ? -found - 1 : found;
        double share = (score - SCORES[above - 1]) / (SCORES[above] - SCORES[above - 1]);
        return calibratedScores[above - 1] + share * (calibratedScores[above] - calibratedScores[above - 1]);
    }

    private Mixture mixture() {
        if (mixture == null) {
            throw new IllegalStateException("the series has too little history for a forecast: ask ready() first");
        }
        return mixture;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Forecast that
                && (mixture == null ? that.mixture == null : mixture.equals(that.mixture))
                && Arrays.equals(calibratedScores, that.calibratedScores)
                && readings == that.readings
                && lowest == that.lowest
                && highest == that.highest
                && Objects.equals(inflation, that.inflation);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(calibratedScores) + (mixture == null ? 0 : mixture.hashCode());
    }
}
