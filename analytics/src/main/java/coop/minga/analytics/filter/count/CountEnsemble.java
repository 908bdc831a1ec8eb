package coop.minga.analytics.filter.count;

import java.util.Arrays;

import coop.minga.analytics.filter.distribution.DiscreteDistribution;
import coop.minga.analytics.filter.distribution.CountScore;
import coop.minga.analytics.filter.distribution.Mixture;
import coop.minga.analytics.filter.distribution.NegativeBinomial;
import coop.minga.analytics.filter.distribution.ValueDomain;
import coop.minga.analytics.filter.model.Horizon;
import coop.minga.analytics.filter.model.Weights;
import coop.minga.analytics.filter.state.StateCodec;
import coop.minga.analytics.filter.state.RecentWindow;
import coop.minga.analytics.filter.state.WeekdayContrasts;

/**
 * The part of the bank for small whole numbers: {@link GammaPoisson} models at a ladder of discounts, with excess zeros
 * and with scatter beyond Poisson's, weighed against each other and, all together, against the rest of the bank by the
 * probability that each had given the counts. It joins by itself when the last readings are small counts that are not
 * all zero, and leaves when they are so no longer.
 */
public final class CountEnsemble {

    /** Half of what is known is forgotten in 2, 7, 23 and 138 days. */
    private static final double[] DISCOUNTS = {0.7, 0.9, 0.97, 0.995};

    private static final double STILL_SMALL = 2;

    /**
     * The models pass over a larger count. No mean is larger either, which bounds the number of probabilities that are
     * computed.
     */
    private static final double LARGEST = 1000;

    /** With more larger counts among the last readings the series is not one of small counts. */
    private static final int MOST_TOO_LARGE = 2;

    private static final double LEAST_CHANCE = 1e-12;
    private static final double LEAST_WEIGHT = 1e-6;
    private static final double FEWEST_CHANCES = 40;
    private static final double REACH = 25;
    private static final int OTHERS = 0;
    private static final int COUNTS = 1;

    private final GammaPoisson[] models = new GammaPoisson[DISCOUNTS.length];
    private final float[][] foretold = new float[DISCOUNTS.length][Horizon.DAYS];
    private final WeekdayFactors factors;
    private final ZeroInflation[] zeros = new ZeroInflation[Overdispersion.GRID.length];
    private Overdispersion dispersion = new Overdispersion();
    private Weights weights = new Weights(models.length);
    private Weights farWeights = new Weights(models.length);
    private Weights sides = new Weights(2);
    private Weights farSides = new Weights(2);
    private boolean active;
    private int unseen;

    private final double[] mean = new double[models.length];
    private final double[] dispersed = new double[zeros.length];

    public CountEnsemble(boolean weekly) {
        this.factors = new WeekdayFactors(weekly);
        for (int i = 0; i < models.length; i++) {
            models[i] = new GammaPoisson(DISCOUNTS[i]);
        }
        Arrays.setAll(zeros, k -> new ZeroInflation());
    }

    public boolean active() {
        return active;
    }

    public void stop() {
        active = false;
    }

    /** Joins, goes on or leaves as the last readings ask. */
    public void consider(RecentWindow recent, ValueDomain range) {
        double typical = range.counts() ? typical(recent) : 0;
        if (active) {
            active = range.counts() && CountScore.small(typical / STILL_SMALL);
        } else if (typical > 0 && CountScore.small(typical)) {
            start(recent, typical);
        }
    }

    /** The mean of the last readings, without single ones that are too large for a count. */
    private static double typical(RecentWindow recent) {
        double sum = 0;
        int held = 0;
        for (int i = 0; i < RecentWindow.ENOUGH; i++) {
            if (holds(recent.value(i))) {
                sum += recent.value(i);
                held++;
            }
        }
        return held < RecentWindow.ENOUGH - MOST_TOO_LARGE ? recent.mean() : sum / held;
    }

    private void start(RecentWindow recent, double typical) {
        active = true;
        weights = new Weights(models.length);
        farWeights = new Weights(models.length);
        sides = new Weights(2);
        farSides = new Weights(2);
        dispersion = new Overdispersion();
        factors.start();
        Arrays.setAll(zeros, k -> new ZeroInflation());
        for (int i = 0; i < models.length; i++) {
            models[i].start(typical);
            Arrays.fill(foretold[i], Float.NaN);
        }
        for (int i = 0; i < RecentWindow.ENOUGH; i++) {
            unseen = 1;
            if (holds(recent.value(i))) {
                learn(WeekdayContrasts.of(recent.day(i)), recent.value(i));
            }
        }
        foretell(recent.lastDay());
    }

    /** Whether a reading can be taken in. */
    public static boolean holds(double value) {
        return value >= 0 && value <= LARGEST && value == Math.rint(value);
    }

    /** Moves to the next calendar day. */
    public void step(boolean open) {
        unseen += open ? 1 : 0;
    }

    /** What the rest of the bank forecasts of the day that has been moved to, and this part, in one. */
    public Mixture joined(Mixture others, long day, double farness) {
        if (!active) {
            return others;
        }
        int weekday = WeekdayContrasts.of(day);
        lookAt(weekday);
        DiscreteDistribution chances = chances(weights.sharesTowards(farWeights, farness), weekday, days());
        return others.joinedBy(chances, sides.sharesTowards(farSides, farness)[COUNTS]);
    }

    /** Takes in the reading of a day for which the rest of the bank had this forecast. */
    public void learn(long day, double count, Mixture others) {
        weigh(sides, others, count, learn(WeekdayContrasts.of(day), count));
        foretell(day);
    }

    /** What was foretold of the day two weeks before, joined by this part; its weights at that distance are learned. */
    public Mixture learnFar(long day, double count, Mixture others) {
        int slot = slot(day);
        if (!active || Float.isNaN(foretold[0][slot])) {
            return others;
        }
        int weekday = WeekdayContrasts.of(day);
        for (int i = 0; i < models.length; i++) {
            mean[i] = Math.min(LARGEST, foretold[i][slot] * factors.of(weekday));
        }
        double[] shares = farWeights.shares();
        Mixture joined = others.joinedBy(chances(shares, weekday, Horizon.DAYS), farSides.shares()[COUNTS]);
        double all = score(farWeights, shares, weekday, Horizon.DAYS, count);
        weigh(farSides, others, count, all);
        return joined;
    }

    /** Keeps the level that is now expected of a day two weeks on. */
    public void foretell(long day) {
        foretell(day, Horizon.DAYS);
    }

    /** The same of all days until then. */
    public void foretellAll(long day) {
        for (int days = 1; days <= Horizon.DAYS; days++) {
            foretell(day, days);
        }
    }

    /** Intervention: the levels are known as well as one day tells them. */
    public void loosen() {
        if (active) {
            for (GammaPoisson model : models) {
                model.start(model.level());
            }
        }
    }

    private void foretell(long day, int days) {
        if (!active) {
            return;
        }
        for (int i = 0; i < models.length; i++) {
            foretold[i][slot(day + days)] = (float) models[i].level();
        }
    }

    public void exchange(StateCodec cells) {
        active = cells.exchange(active);
        if (!active) {
            return;
        }
        unseen = cells.exchange(unseen);
        for (int i = 0; i < models.length; i++) {
            models[i].exchange(cells);
            cells.exchange(foretold[i]);
        }
        weights.exchange(cells);
        farWeights.exchange(cells);
        sides.exchange(cells);
        farSides.exchange(cells);
        factors.exchange(cells);
        dispersion.exchange(cells);
        for (ZeroInflation each : zeros) {
            each.exchange(cells);
        }
    }

    /** Learns and returns the probability that the count had. */
    private double learn(int weekday, double count) {
        lookAt(weekday);
        double[] shares = weights.shares();
        double all = score(weights, shares, weekday, days(), count);
        double excess = 0;
        for (int k = 0; k < zeros.length; k++) {
            double known = withZeros(k, dispersed[k], count);
            double ofThese = count == 0 ? zeros[k].probability(dispersed[k]) : 0;
            excess += dispersion.share(k) * known * ofThese / Math.max(all, Double.MIN_NORMAL);
            zeros[k].learn(ofThese);
            dispersed[k] = log(known);
        }
        dispersion.learn(dispersed);
        double telling = 1 - Math.min(1, excess);
        double level = 0;
        for (int i = 0; i < models.length; i++) {
            models[i].learn(days(), factors.of(weekday), count, telling);
            level += shares[i] * models[i].level();
        }
        factors.learn(weekday, level, count, telling);
        unseen = 0;
        return all;
    }

    /**
     * Adds to the weights how probable each model held the count, at the means looked at; leaves in {@code dispersed} what
     * the models together hold of it at each scatter, excess zeros apart.
     *
     * @return the probability of the count over all models
     */
    private double score(Weights scored, double[] shares, int weekday, int days, double count) {
        Arrays.fill(dispersed, 0);
        double all = 0;
        for (int i = 0; i < models.length; i++) {
            double doubt = factors.doubt(weekday, models[i].doubt(days));
            double chance = 0;
            for (int k = 0; k < zeros.length; k++) {
                double shape = Overdispersion.shape(doubt, k);
                double known = StrictMath.exp(NegativeBinomial.logChance(count, mean[i], shape));
                dispersed[k] += shares[i] * known;
                chance += dispersion.share(k) * withZeros(k, known, count);
            }
            scored.add(i, log(chance));
            all += shares[i] * chance;
        }
        scored.level();
        return all;
    }

    private DiscreteDistribution chances(double[] shares, int weekday, int days) {
        double most = 0;
        for (double each : mean) {
            most = Math.max(most, each);
        }
        double[] whole = new double[(int) (FEWEST_CHANCES + REACH * most)];
        for (int i = 0; i < models.length; i++) {
            double doubt = factors.doubt(weekday, models[i].doubt(days));
            for (int k = 0; k < zeros.length; k++) {
                double weight = shares[i] * dispersion.share(k);
                whole[0] += weight * zeros[k].chance();
                if (weight > LEAST_WEIGHT) {
                    double counted = weight * (1 - zeros[k].chance());
                    NegativeBinomial.add(whole, counted, mean[i], Overdispersion.shape(doubt, k));
                }
            }
        }
        return DiscreteDistribution.of(whole);
    }

    private void lookAt(int weekday) {
        for (int i = 0; i < models.length; i++) {
            mean[i] = Math.min(LARGEST, models[i].level() * factors.of(weekday));
        }
    }

    private double withZeros(int scatter, double known, double count) {
        double excess = zeros[scatter].chance();
        return (1 - excess) * known + (count == 0 ? excess : 0);
    }

    private int days() {
        return Math.max(1, unseen);
    }

    private static void weigh(Weights both, Mixture others, double count, double known) {
        both.add(OTHERS, log(others.chanceOf(count)));
        both.add(COUNTS, log(known));
        both.level();
    }

    private static double log(double probability) {
        return StrictMath.log(Math.max(LEAST_CHANCE, probability));
    }

    private static int slot(long day) {
        return (int) Math.floorMod(day, (long) Horizon.DAYS);
    }
}
