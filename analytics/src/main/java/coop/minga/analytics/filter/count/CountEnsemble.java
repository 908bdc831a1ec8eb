package coop.minga.analytics.filter.count;

import java.util.Arrays;

import coop.minga.analytics.filter.distribution.CountScore;
import coop.minga.analytics.filter.distribution.DiscreteDistribution;
import coop.minga.analytics.filter.distribution.Mixture;
import coop.minga.analytics.filter.distribution.NegativeBinomial;
import coop.minga.analytics.filter.distribution.ValueDomain;
import coop.minga.analytics.filter.model.Horizon;
import coop.minga.analytics.filter.model.Weights;
import coop.minga.analytics.filter.state.RecentWindow;
import coop.minga.analytics.filter.state.StateCodec;
import coop.minga.analytics.filter.state.WeekdayContrasts;

/**
 * Models of small counts: {@link GammaPoisson} at several discounts, with zero inflation and overdispersion. Predictive
 * probabilities weight them, alone and against the continuous models. Active while recent readings are small counts and
 * not all zero.
 */
public final class CountEnsemble {

    /** Half-lives of 2, 7, 23 and 138 days. */
    private static final double[] DISCOUNTS = {0.7, 0.9, 0.97, 0.995};

    private static final double STILL_SMALL = 2;

    /** Larger counts are skipped. It bounds means, and so the probabilities computed. */
    private static final double LARGEST = 1000;

    /** With more recent large counts, the series is none of small counts. */
    private static final int MOST_TOO_LARGE = 2;

    private static final double LEAST_PROBABILITY = 1e-12;
    private static final double LEAST_WEIGHT = 1e-6;
    private static final double FEWEST_PROBABILITIES = 40;
    private static final double REACH = 25;
    private static final int CONTINUOUS = 0;
    private static final int COUNTS = 1;

    private final GammaPoisson[] models = new GammaPoisson[DISCOUNTS.length];
    private final float[][] storedLevels = new float[DISCOUNTS.length][Horizon.DAYS];
    private final WeekdayFactors factors;
    private final ZeroInflation[] zeroInflation = new ZeroInflation[Overdispersion.GRID.length];
    private Overdispersion overdispersion = new Overdispersion();
    private Weights weights = new Weights(models.length);
    private Weights horizonWeights = new Weights(models.length);
    private Weights countWeights = new Weights(2);
    private Weights horizonCountWeights = new Weights(2);
    private boolean active;
    private int openDaysSinceReading;

    private final double[] mean = new double[models.length];
    private final double[] dispersed = new double[zeroInflation.length];

    public CountEnsemble(boolean weekly) {
        this.factors = new WeekdayFactors(weekly);
        for (int i = 0; i < models.length; i++) {
            models[i] = new GammaPoisson(DISCOUNTS[i]);
        }
        Arrays.setAll(zeroInflation, k -> new ZeroInflation());
    }

    public boolean active() {
        return active;
    }

    public void stop() {
        active = false;
    }

    /** Activates or stops the part by the last readings. */
    public void update(RecentWindow recent, ValueDomain domain) {
        double typical = domain.isCount() ? typical(recent) : 0;
        if (active) {
            active = domain.isCount() && CountScore.isSmall(typical / STILL_SMALL);
        } else if (typical > 0 && CountScore.isSmall(typical)) {
            start(recent, typical);
        }
    }

    /** The mean of the last readings without single large ones. */
    private static double typical(RecentWindow recent) {
        double sum = 0;
        int accepted = 0;
        for (int i = 0; i < RecentWindow.LENGTH; i++) {
            if (accepts(recent.value(i))) {
                sum += recent.value(i);
                accepted++;
            }
        }
        return accepted < RecentWindow.LENGTH - MOST_TOO_LARGE ? recent.mean() : sum / accepted;
    }

    private void start(RecentWindow recent, double typical) {
        active = true;
        weights = new Weights(models.length);
        horizonWeights = new Weights(models.length);
        countWeights = new Weights(2);
        horizonCountWeights = new Weights(2);
        overdispersion = new Overdispersion();
        factors.start();
        Arrays.setAll(zeroInflation, k -> new ZeroInflation());
        for (int i = 0; i < models.length; i++) {
            models[i].start(typical);
            Arrays.fill(storedLevels[i], Float.NaN);
        }
        for (int i = 0; i < RecentWindow.LENGTH; i++) {
            openDaysSinceReading = 1;
            if (accepts(recent.value(i))) {
                learn(WeekdayContrasts.of(recent.day(i)), recent.value(i));
            }
        }
        storeForecast(recent.lastDay());
    }

    /** Whether the models can learn a reading. */
    public static boolean accepts(double value) {
        return value >= 0 && value <= LARGEST && value == Math.rint(value);
    }

    /** Moves to the next calendar day. */
    public void advanceDay(boolean open) {
        openDaysSinceReading += open ? 1 : 0;
    }

    /** Mixes the forecast of the continuous models with this one. */
    public Mixture mixedWith(Mixture continuous, long day, double horizonWeight) {
        if (!active) {
            return continuous;
        }
        int weekday = WeekdayContrasts.of(day);
        prepare(weekday);
        DiscreteDistribution counts =
                distribution(weights.interpolated(horizonWeights, horizonWeight), weekday, days());
        return continuous.withCounts(counts, countWeights.interpolated(horizonCountWeights, horizonWeight)[COUNTS]);
    }

    /** Learns a reading, given the forecast of the continuous models. */
    public void learn(long day, double count, Mixture continuous) {
        weigh(countWeights, continuous, count, learn(WeekdayContrasts.of(day), count));
        storeForecast(day);
    }

    /** The same for forecasts of two weeks before. Learns their weights. */
    public Mixture learnAtHorizon(long day, double count, Mixture continuous) {
        int slot = slot(day);
        if (!active || Float.isNaN(storedLevels[0][slot])) {
            return continuous;
        }
        int weekday = WeekdayContrasts.of(day);
        for (int i = 0; i < models.length; i++) {
            mean[i] = Math.min(LARGEST, storedLevels[i][slot] * factors.factor(weekday));
        }
        double[] modelWeights = horizonWeights.normalized();
        Mixture mixture = continuous.withCounts(
                distribution(modelWeights, weekday, Horizon.DAYS),
                horizonCountWeights.normalized()[COUNTS]);
        double total = score(horizonWeights, modelWeights, weekday, Horizon.DAYS, count);
        weigh(horizonCountWeights, continuous, count, total);
        return mixture;
    }

    /** Stores the level now expected two weeks ahead. */
    public void storeForecast(long day) {
        storeForecast(day, Horizon.DAYS);
    }

    /** Stores the level for all days until then. */
    public void storeForecasts(long day) {
        for (int days = 1; days <= Horizon.DAYS; days++) {
            storeForecast(day, days);
        }
    }

    /** Intervention: reduces what is known of the levels to one day. */
    public void inflateVariance() {
        if (active) {
            for (GammaPoisson model : models) {
                model.start(model.level());
            }
        }
    }

    private void storeForecast(long day, int days) {
        if (!active) {
            return;
        }
        for (int i = 0; i < models.length; i++) {
            storedLevels[i][slot(day + days)] = (float) models[i].level();
        }
    }

    public void readOrWrite(StateCodec codec) {
        active = codec.readOrWrite(active);
        if (!active) {
            return;
        }
        openDaysSinceReading = codec.readOrWrite(openDaysSinceReading);
        for (int i = 0; i < models.length; i++) {
            models[i].readOrWrite(codec);
            codec.readOrWrite(storedLevels[i]);
        }
        weights.readOrWrite(codec);
        horizonWeights.readOrWrite(codec);
        countWeights.readOrWrite(codec);
        horizonCountWeights.readOrWrite(codec);
        factors.readOrWrite(codec);
        overdispersion.readOrWrite(codec);
        for (ZeroInflation each : zeroInflation) {
            each.readOrWrite(codec);
        }
    }

    /** Learns the count and returns its probability. */
    private double learn(int weekday, double count) {
        prepare(weekday);
        double[] modelWeights = weights.normalized();
        double total = score(weights, modelWeights, weekday, days(), count);
        double excess = 0;
        for (int k = 0; k < zeroInflation.length; k++) {
            double countProbability = inflated(k, dispersed[k], count);
            double excessProbability = count == 0 ? zeroInflation[k].posterior(dispersed[k]) : 0;
            excess += overdispersion.weight(k)
                    * countProbability
                    * excessProbability
                    / Math.max(total, Double.MIN_NORMAL);
            zeroInflation[k].learn(excessProbability);
            dispersed[k] = log(countProbability);
        }
        overdispersion.learn(dispersed);
        double countShare = 1 - Math.min(1, excess);
        double level = 0;
        for (int i = 0; i < models.length; i++) {
            models[i].learn(days(), factors.factor(weekday), count, countShare);
            level += modelWeights[i] * models[i].level();
        }
        factors.learn(weekday, level, count, countShare);
        openDaysSinceReading = 0;
        return total;
    }

    /**
     * Adds the count's log probability under each model to the weights. Leaves in {@code dispersed} its probability
     * under each overdispersion, without zero inflation.
     *
     * @return the probability of the count over all models
     */
    private double score(Weights scored, double[] modelWeights, int weekday, int days, double count) {
        Arrays.fill(dispersed, 0);
        double total = 0;
        for (int i = 0; i < models.length; i++) {
            double relativeVariance = factors.relativeVariance(weekday, models[i].relativeVariance(days));
            double probability = 0;
            for (int k = 0; k < zeroInflation.length; k++) {
                double shape = Overdispersion.shape(relativeVariance, k);
                double countProbability = StrictMath.exp(NegativeBinomial.logProbability(count, mean[i], shape));
                dispersed[k] += modelWeights[i] * countProbability;
                probability += overdispersion.weight(k) * inflated(k, countProbability, count);
            }
            scored.add(i, log(probability));
            total += modelWeights[i] * probability;
        }
        scored.rebase();
        return total;
    }

    private DiscreteDistribution distribution(double[] modelWeights, int weekday, int days) {
        double largestMean = 0;
        for (double each : mean) {
            largestMean = Math.max(largestMean, each);
        }
        double[] probabilities = new double[(int) (FEWEST_PROBABILITIES + REACH * largestMean)];
        for (int i = 0; i < models.length; i++) {
            double relativeVariance = factors.relativeVariance(weekday, models[i].relativeVariance(days));
            for (int k = 0; k < zeroInflation.length; k++) {
                double weight = modelWeights[i] * overdispersion.weight(k);
                probabilities[0] += weight * zeroInflation[k].probability();
                if (weight > LEAST_WEIGHT) {
                    double counted = weight * (1 - zeroInflation[k].probability());
                    NegativeBinomial.addProbabilities(
                            probabilities, counted, mean[i], Overdispersion.shape(relativeVariance, k));
                }
            }
        }
        return DiscreteDistribution.of(probabilities);
    }

    private void prepare(int weekday) {
        for (int i = 0; i < models.length; i++) {
            mean[i] = Math.min(LARGEST, models[i].level() * factors.factor(weekday));
        }
    }

    private double inflated(int scatter, double countProbability, double count) {
        double excess = zeroInflation[scatter].probability();
        return (1 - excess) * countProbability + (count == 0 ? excess : 0);
    }

    private int days() {
        return Math.max(1, openDaysSinceReading);
    }

    private static void weigh(Weights both, Mixture continuous, double count, double countProbability) {
        both.add(CONTINUOUS, log(continuous.probabilityOf(count)));
        both.add(COUNTS, log(countProbability));
        both.rebase();
    }

    private static double log(double probability) {
        return StrictMath.log(Math.max(LEAST_PROBABILITY, probability));
    }

    private static int slot(long day) {
        return (int) Math.floorMod(day, (long) Horizon.DAYS);
    }
}
