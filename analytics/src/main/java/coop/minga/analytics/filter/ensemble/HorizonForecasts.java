package coop.minga.analytics.filter.ensemble;

import java.util.Arrays;
import java.util.List;

import coop.minga.analytics.filter.count.CountEnsemble;
import coop.minga.analytics.filter.distribution.Mixture;
import coop.minga.analytics.filter.distribution.Normal;
import coop.minga.analytics.filter.model.Horizon;
import coop.minga.analytics.filter.model.LinearModel;
import coop.minga.analytics.filter.model.Weights;
import coop.minga.analytics.filter.state.StateCodec;

/**
 * What each member foretold {@value Horizon#DAYS} days ahead, kept until the day comes. It says which members to trust on
 * longer horizons, how to calibrate there, and how far a reading lies from what was expected before the last two weeks:
 * a change of those weeks has not yet been learned there, so it shows in full.
 */
final class HorizonForecasts {

    private static final double LEAST_FREEDOM = 3;

    private final float[][] middle;
    private final float[][] deviation;
    private final Weights weights;
    private final QuantileTracker calibrator = new QuantileTracker(0.01);

    HorizonForecasts(int members) {
        middle = new float[members][Horizon.DAYS];
        deviation = new float[members][Horizon.DAYS];
        weights = new Weights(members);
        for (float[] each : deviation) {
            Arrays.fill(each, Float.NaN);
        }
    }

    Weights weights() {
        return weights;
    }

    QuantileTracker calibrator() {
        return calibrator;
    }

    /** Keeps what the members now expect of a day some days on, which they look at. */
    void foretell(long day, int days, List<LinearModel> members, double openShare, double noise) {
        int slot = slot(day + days);
        for (int k = 0; k < members.size(); k++) {
            LinearModel member = members.get(k);
            middle[k][slot] = (float) member.expectedAhead(days);
            deviation[k][slot] = (float) StrictMath.sqrt(member.varianceAhead(days, openShare, noise));
        }
    }

    /** Scores what was foretold of this day; the members' mean normal score of the value, NaN where nothing was foretold. */
    double score(long day, double value, List<LinearModel> members, CountEnsemble counting) {
        int slot = slot(day);
        if (!foretold(slot)) {
            return Double.NaN;
        }
        double[] shares = weights.shares();
        Mixture.Builder foretold = new Mixture.Builder(members.size());
        double pooled = 0;
        for (int k = 0; k < members.size(); k++) {
            LinearModel member = members.get(k);
            double spread = Math.max(deviation[k][slot], Float.MIN_NORMAL);
            double freedom = Math.max(LEAST_FREEDOM, member.moments().freedom());
            double t = (member.scale().in(value) - middle[k][slot]) / spread;
            foretold.on(member.scale());
            foretold.add(shares[k], middle[k][slot], spread, freedom);
            pooled += shares[k] * Normal.score(t, freedom);
            weights.add(
                    k,
                    Normal.logStudent(t, freedom)
                            - StrictMath.log(spread)
                            + member.scale().logSteepness(value));
        }
        weights.level();
        calibrator.learn(counting.learnFar(day, value, foretold.build()).score(value));
        return pooled;
    }

    private boolean foretold(int slot) {
        double sum = 0;
        for (int k = 0; k < middle.length; k++) {
            sum += Math.abs(middle[k][slot]) + deviation[k][slot];
        }
        return Double.isFinite(sum);
    }

    /** What a member foretold of a day, of the {@value Horizon#DAYS} days to come. */
    double middle(int member, long day) {
        return middle[member][slot(day)];
    }

    double deviation(int member, long day) {
        return deviation[member][slot(day)];
    }

    /** What was foretold of a day is this much higher. */
    void shift(int member, long day, double by) {
        middle[member][slot(day)] += (float) by;
    }

    void exchange(StateCodec cells) {
        for (int k = 0; k < middle.length; k++) {
            cells.exchange(middle[k]);
            cells.exchange(deviation[k]);
        }
        weights.exchange(cells);
        calibrator.exchange(cells);
    }

    private static int slot(long day) {
        return (int) Math.floorMod(day, (long) Horizon.DAYS);
    }
}
