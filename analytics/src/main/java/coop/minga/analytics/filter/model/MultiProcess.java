package coop.minga.analytics.filter.model;

import java.util.Arrays;

import coop.minga.analytics.filter.distribution.Mixture;
import coop.minga.analytics.filter.distribution.Normal;
import coop.minga.analytics.filter.state.StateCodec;

/**
 * A multi-process model (Harrison and Stevens 1971, 1976; West and Harrison 1997, chapter 12): each reading may be
 * steady, a transient, a step of the level or a change of the slope, with prior probabilities; the four posteriors are
 * weighed by how well each had foretold the reading and collapsed into one by matching moments (Kullback-Leibler),
 * means counting by their posterior probability alone. The collapse is to a single component every day, not to one for each
 * process: see decision 011.
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

    /** What each process adds, in observational variances. */
    private static final double TRANSIENT_VARIANCE = 25;

    private static final double LEVEL_VARIANCE = 12;
    private static final double SLOPE_VARIANCE = 0.01;

    /**
     * An error counts as at most so many standard deviations of a transient reading, so that a single mistyped value cannot
     * make the variance grow without bound (a bounded influence function, Huber 1981).
     */
    private static final double LARGEST_ERROR = 20;

    private final Posterior moments;
    private final ObservationModel design;
    private final double[] probability = {1, 0, 0, 0};
    private double magnitude;

    private final double[] gain = new double[PROCESSES];
    private final double[] weight = new double[PROCESSES];
    private final double[] total = new double[PROCESSES];

    MultiProcess(Posterior moments, ObservationModel design) {
        this.moments = moments;
        this.design = design;
    }

    void start(double typical) {
        magnitude = Math.abs(typical);
    }

    /** Adds the forecast of the day looked at to a mixture, the weekday's noise being a multiple of the usual. */
    void forecast(Mixture.Builder mixture, double memberWeight, double noise) {
        double plain = design.variance(noise);
        double expected = design.expected();
        double freedom = moments.forecastFreedom();
        mixture.add(memberWeight * (PRIOR[STEADY] + PRIOR[SLOPE]), expected, StrictMath.sqrt(plain), freedom);
        mixture.add(
                memberWeight * (PRIOR[TRANSIENT] + PRIOR[LEVEL]),
                expected,
                StrictMath.sqrt(plain + LEVEL_VARIANCE * moments.variance()),
                freedom);
    }

    double probability(int process) {
        return probability[process];
    }

    /**
     * Takes a reading in.
     *
     * @param scaled the reading on this member's scale
     * @param noise of the weekday, at most 1
     * @param least the observational variance cannot be smaller, because values are rounded
     * @return the logarithm of the density that the reading had
     */
    double learn(double scaled, double noise, double least) {
        double unbounded = scaled - design.expected();
        double logDensity = weigh(unbounded, noise);
        double largest = LARGEST_ERROR * StrictMath.sqrt(total[TRANSIENT]);
        double error = Math.max(-largest, Math.min(largest, unbounded));
        double floor = Math.max(least, Posterior.leastVariance(magnitude));
        double before = ModelSettings.VARIANCE * moments.freedom();
        double precision = 0;
        for (int j = 0; j < PROCESSES; j++) {
            double learned = moments.variance() * (before + error * error / total[j]) / (before + 1);
            precision += weight[j] / Math.max(floor, learned);
        }
        collapse(error, 1 / precision);
        moments.learn(1 / precision, before + 1);
        magnitude += (Math.abs(design.expected() + error) - magnitude) / 50;
        System.arraycopy(weight, 0, probability, 0, PROCESSES);
        return logDensity;
    }

    void exchange(StateCodec cells) {
        cells.exchange(probability);
        magnitude = cells.exchange(magnitude);
    }

    /** Fills in the posterior probabilities of the processes and returns the logarithm of the reading's density. */
    private double weigh(double error, double noise) {
        double freedom = moments.forecastFreedom();
        double peak = Normal.logStudentPeak(freedom);
        double most = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < PROCESSES; j++) {
            total[j] = design.variance(noise + added(j));
            double deviation = StrictMath.sqrt(total[j]);
            weight[j] = LOG_PRIOR[j] + Normal.logStudent(error / deviation, freedom, peak) - StrictMath.log(deviation);
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

    private static double added(int process) {
        return switch (process) {
            case TRANSIENT -> TRANSIENT_VARIANCE;
            case LEVEL -> LEVEL_VARIANCE;
            case SLOPE -> SLOPE_VARIANCE;
            default -> 0;
        };
    }

    /**
     * The moments of the four posteriors together. Beyond level and slope the four gains point the same way, so that
     * one update of rank one serves there.
     */
    private void collapse(double error, double newVariance) {
        int size = moments.size();
        double[] across = design.across;
        double[] covariance = moments.covariance;
        double ratio = newVariance / moments.variance();
        double pull = 0;
        for (int j = 0; j < PROCESSES; j++) {
            gain[j] = 1 / total[j];
            pull += weight[j] * gain[j];
        }
        double rest = 0;
        for (int j = 0; j < PROCESSES; j++) {
            double apart = error * (gain[j] - pull);
            rest += weight[j] * (apart * apart - ratio * gain[j]);
        }
        double[] first = trend(Posterior.LEVEL);
        double[] second = trend(Posterior.SLOPE);
        double levelPull = weighted(first);
        double slopePull = weighted(second);
        for (int a = Posterior.FADING; a < size; a++) {
            double withLevel = 0;
            double withSlope = 0;
            for (int j = 0; j < PROCESSES; j++) {
                double apart = error * error * (gain[j] - pull);
                withLevel += weight[j] * (apart * (first[j] * gain[j] - levelPull) - ratio * gain[j] * first[j]);
                withSlope += weight[j] * (apart * (second[j] * gain[j] - slopePull) - ratio * gain[j] * second[j]);
            }
            moments.set(a, Posterior.LEVEL, ratio * covariance[a * size] + across[a] * withLevel);
            moments.set(a, Posterior.SLOPE, ratio * covariance[a * size + 1] + across[a] * withSlope);
            for (int b = Posterior.FADING; b <= a; b++) {
                moments.set(a, b, ratio * covariance[a * size + b] + rest * across[a] * across[b]);
            }
            moments.move(a, across[a] * pull * error);
        }
        collapseTrend(error, ratio, first, second, levelPull, slopePull);
    }

    private void collapseTrend(
            double error, double ratio, double[] first, double[] second, double levelPull, double slopePull) {
        double variance = moments.variance();
        double levelLevel = moments.covariance(Posterior.LEVEL, Posterior.LEVEL);
        double levelSlope = moments.covariance(Posterior.LEVEL, Posterior.SLOPE);
        double slopeSlope = moments.covariance(Posterior.SLOPE, Posterior.SLOPE);
        double[] sums = new double[3];
        for (int j = 0; j < PROCESSES; j++) {
            double extraSlope = j == SLOPE ? SLOPE_VARIANCE * variance : 0;
            double extraLevel = j == LEVEL ? LEVEL_VARIANCE * variance : extraSlope;
            double apartLevel = error * (first[j] * gain[j] - levelPull);
            double apartSlope = error * (second[j] * gain[j] - slopePull);
            sums[0] += weight[j]
                    * (ratio * (levelLevel + extraLevel - first[j] * first[j] * gain[j]) + apartLevel * apartLevel);
            sums[1] += weight[j]
                    * (ratio * (levelSlope + extraSlope - first[j] * second[j] * gain[j]) + apartLevel * apartSlope);
            sums[2] += weight[j]
                    * (ratio * (slopeSlope + extraSlope - second[j] * second[j] * gain[j]) + apartSlope * apartSlope);
        }
        moments.set(Posterior.LEVEL, Posterior.LEVEL, sums[0]);
        moments.set(Posterior.SLOPE, Posterior.LEVEL, sums[1]);
        moments.set(Posterior.SLOPE, Posterior.SLOPE, sums[2]);
        moments.move(Posterior.LEVEL, levelPull * error);
        moments.move(Posterior.SLOPE, slopePull * error);
    }

    /** Covariance times design for level or slope, under each process. */
    private double[] trend(int part) {
        double[] result = new double[PROCESSES];
        for (int j = 0; j < PROCESSES; j++) {
            double extra = j == LEVEL && part == Posterior.LEVEL ? LEVEL_VARIANCE : j == SLOPE ? SLOPE_VARIANCE : 0;
            result[j] = design.across[part] + extra * moments.variance();
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
