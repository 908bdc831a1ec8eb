package coop.minga.analytics.filter.model;

import java.util.Arrays;

import coop.minga.analytics.filter.distribution.Mixture;
import coop.minga.analytics.filter.distribution.Normal;
import coop.minga.analytics.filter.state.StateCodec;

/**
 * A multi-process model (Harrison and Stevens 1976; West and Harrison 1997, chapter 12): each reading is steady, a
 * transient, a level step or a slope change. Predictive densities weight the four posteriors, collapsed into one
 * (decision 011).
 */
public final class MultiProcess {

    public static final int PROCESSES = 4;
    private static final int STEADY = 0;
    private static final int TRANSIENT = 1;
    private static final int LEVEL = 2;
    private static final int SLOPE = 3;

    private static final double TRANSIENT_PRIOR = 0.01;
    private static final double LEVEL_PRIOR = 1e-4;
    private static final double SLOPE_PRIOR = 5e-5;
    private static final double[] PRIOR = {
        1 - TRANSIENT_PRIOR - LEVEL_PRIOR - SLOPE_PRIOR, TRANSIENT_PRIOR, LEVEL_PRIOR, SLOPE_PRIOR
    };
    private static final double[] LOG_PRIOR =
            Arrays.stream(PRIOR).map(StrictMath::log).toArray();

    /** The variance added by each process, in observational variances. */
    private static final double TRANSIENT_VARIANCE = 25;

    private static final double LEVEL_VARIANCE = 12;
    private static final double SLOPE_VARIANCE = 0.01;

    /**
     * Largest forecast error, in standard deviations of a transient: a mistyped value cannot inflate the variance
     * (Huber 1981).
     */
    private static final double LARGEST_ERROR = 20;

    private final Posterior posterior;
    private final ObservationModel observation;
    private final double[] probability = {1, 0, 0, 0};
    private double magnitude;

    private final double[] gain = new double[PROCESSES];
    private final double[] weight = new double[PROCESSES];
    private final double[] predictiveVariance = new double[PROCESSES];

    MultiProcess(Posterior posterior, ObservationModel observation) {
        this.posterior = posterior;
        this.observation = observation;
    }

    void start(double typical) {
        magnitude = Math.abs(typical);
    }

    /** Adds the forecast of the prepared day to a mixture. */
    void forecast(Mixture.Builder mixture, double modelWeight, double noiseFactor) {
        double steadyVariance = observation.variance(noiseFactor);
        double expected = observation.expected();
        double degreesOfFreedom = posterior.forecastDegreesOfFreedom();
        mixture.add(
                modelWeight * (PRIOR[STEADY] + PRIOR[SLOPE]),
                expected,
                StrictMath.sqrt(steadyVariance),
                degreesOfFreedom);
        mixture.add(
                modelWeight * (PRIOR[TRANSIENT] + PRIOR[LEVEL]),
                expected,
                StrictMath.sqrt(steadyVariance + LEVEL_VARIANCE * posterior.variance()),
                degreesOfFreedom);
    }

    double probability(int process) {
        return probability[process];
    }

    /**
     * Learns a reading.
     *
     * @param transformed the reading under the model's transform
     * @param noiseFactor of the weekday, at most 1
     * @param least observational variance, by rounding
     * @return the log density of the reading
     */
    double learn(double transformed, double noiseFactor, double least) {
        double unbounded = transformed - observation.expected();
        double logDensity = weigh(unbounded, noiseFactor);
        double largest = LARGEST_ERROR * StrictMath.sqrt(predictiveVariance[TRANSIENT]);
        double error = Math.max(-largest, Math.min(largest, unbounded));
        double floor = Math.max(least, Posterior.leastVariance(magnitude));
        double before = ModelSettings.VARIANCE * posterior.degreesOfFreedom();
        double precision = 0;
        for (int j = 0; j < PROCESSES; j++) {
            double learned = posterior.variance() * (before + error * error / predictiveVariance[j]) / (before + 1);
            precision += weight[j] / Math.max(floor, learned);
        }
        collapse(error, 1 / precision);
        posterior.setVariance(1 / precision, before + 1);
        magnitude += (Math.abs(observation.expected() + error) - magnitude) / 50;
        System.arraycopy(weight, 0, probability, 0, PROCESSES);
        return logDensity;
    }

    void readOrWrite(StateCodec codec) {
        codec.readOrWrite(probability);
        magnitude = codec.readOrWrite(magnitude);
    }

    /** Computes the processes' posterior probabilities. Returns the reading's log density. */
    private double weigh(double error, double noiseFactor) {
        double degreesOfFreedom = posterior.forecastDegreesOfFreedom();
        double peak = Normal.logStudentPeak(degreesOfFreedom);
        double most = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < PROCESSES; j++) {
            predictiveVariance[j] = observation.variance(noiseFactor + addedVariance(j));
            double standardDeviation = StrictMath.sqrt(predictiveVariance[j]);
            weight[j] = LOG_PRIOR[j]
                    + Normal.logStudentDensity(error / standardDeviation, degreesOfFreedom, peak)
                    - StrictMath.log(standardDeviation);
            most = Math.max(most, weight[j]);
        }
        double sum = 0;
        for (int j = 0; j < PROCESSES; j++) {
            weight[j] = StrictMath.exp(weight[j] - most);
            sum += weight[j];
        }
        for (int j = 0; j < PROCESSES; j++) {
            weight[j] /= sum;
        }
        return most + StrictMath.log(sum);
    }

    private static double addedVariance(int process) {
        return switch (process) {
            case STEADY -> 0;
            case TRANSIENT -> TRANSIENT_VARIANCE;
            case LEVEL -> LEVEL_VARIANCE;
            case SLOPE -> SLOPE_VARIANCE;
            default -> throw new IllegalArgumentException("process " + process + ": expected 0 to " + (PROCESSES - 1));
        };
    }

    /** The common posterior. Beyond level and slope gains are parallel: a rank-one update. */
    private void collapse(double error, double newVariance) {
        int size = posterior.size();
        double[] stateCovariance = observation.stateCovariance;
        double[] covariance = posterior.covariance;
        double ratio = newVariance / posterior.variance();
        double pull = 0;
        for (int j = 0; j < PROCESSES; j++) {
            gain[j] = 1 / predictiveVariance[j];
            pull += weight[j] * gain[j];
        }
        double rest = 0;
        for (int j = 0; j < PROCESSES; j++) {
            double deviation = error * (gain[j] - pull);
            rest += weight[j] * (deviation * deviation - ratio * gain[j]);
        }
        double[] first = trend(Posterior.LEVEL);
        double[] second = trend(Posterior.SLOPE);
        double levelPull = weighted(first);
        double slopePull = weighted(second);
        for (int a = Posterior.AUTOREGRESSION; a < size; a++) {
            double withLevel = 0;
            double withSlope = 0;
            for (int j = 0; j < PROCESSES; j++) {
                double deviation = error * error * (gain[j] - pull);
                withLevel += weight[j] * (deviation * (first[j] * gain[j] - levelPull) - ratio * gain[j] * first[j]);
                withSlope += weight[j] * (deviation * (second[j] * gain[j] - slopePull) - ratio * gain[j] * second[j]);
            }
            posterior.set(a, Posterior.LEVEL, ratio * covariance[a * size] + stateCovariance[a] * withLevel);
            posterior.set(a, Posterior.SLOPE, ratio * covariance[a * size + 1] + stateCovariance[a] * withSlope);
            for (int b = Posterior.AUTOREGRESSION; b <= a; b++) {
                posterior.set(a, b, ratio * covariance[a * size + b] + rest * stateCovariance[a] * stateCovariance[b]);
            }
            posterior.shift(a, stateCovariance[a] * pull * error);
        }
        collapseTrend(error, ratio, first, second, levelPull, slopePull);
    }

    private void collapseTrend(
            double error, double ratio, double[] first, double[] second, double levelPull, double slopePull) {
        double variance = posterior.variance();
        double levelLevel = posterior.covariance(Posterior.LEVEL, Posterior.LEVEL);
        double levelSlope = posterior.covariance(Posterior.LEVEL, Posterior.SLOPE);
        double slopeSlope = posterior.covariance(Posterior.SLOPE, Posterior.SLOPE);
        double[] sums = new double[3];
        for (int j = 0; j < PROCESSES; j++) {
            double extraSlope = j == SLOPE ? SLOPE_VARIANCE * variance : 0;
            double extraLevel = j == LEVEL ? LEVEL_VARIANCE * variance : extraSlope;
            double levelDeviation = error * (first[j] * gain[j] - levelPull);
            double slopeDeviation = error * (second[j] * gain[j] - slopePull);
            sums[0] += weight[j]
                    * (ratio * (levelLevel + extraLevel - first[j] * first[j] * gain[j])
                            + levelDeviation * levelDeviation);
            sums[1] += weight[j]
                    * (ratio * (levelSlope + extraSlope - first[j] * second[j] * gain[j])
                            + levelDeviation * slopeDeviation);
            sums[2] += weight[j]
                    * (ratio * (slopeSlope + extraSlope - second[j] * second[j] * gain[j])
                            + slopeDeviation * slopeDeviation);
        }
        posterior.set(Posterior.LEVEL, Posterior.LEVEL, sums[0]);
        posterior.set(Posterior.SLOPE, Posterior.LEVEL, sums[1]);
        posterior.set(Posterior.SLOPE, Posterior.SLOPE, sums[2]);
        posterior.shift(Posterior.LEVEL, levelPull * error);
        posterior.shift(Posterior.SLOPE, slopePull * error);
    }

    /** Covariance times design for level or slope, under each process. */
    private double[] trend(int part) {
        double[] result = new double[PROCESSES];
        for (int j = 0; j < PROCESSES; j++) {
            double extra = j == LEVEL && part == Posterior.LEVEL ? LEVEL_VARIANCE : j == SLOPE ? SLOPE_VARIANCE : 0;
            result[j] = observation.stateCovariance[part] + extra * posterior.variance();
        }
        return result;
    }

    private double weighted(double[] trend) {
        double sum = 0;
        for (int j = 0; j < PROCESSES; j++) {
            sum += weight[j] * gain[j] * trend[j];
        }
        return sum;
    }
}
