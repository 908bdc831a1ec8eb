package coop.minga.analytics.filter.ensemble;

import java.util.ArrayList;
import java.util.List;

import coop.minga.analytics.filter.count.CountEnsemble;
import coop.minga.analytics.filter.distribution.CountScore;
import coop.minga.analytics.filter.distribution.Mixture;
import coop.minga.analytics.filter.distribution.ValueDomain;
import coop.minga.analytics.filter.distribution.Transform;
import coop.minga.analytics.filter.model.Horizon;
import coop.minga.analytics.filter.model.LinearModel;
import coop.minga.analytics.filter.model.ModelSettings;
import coop.minga.analytics.filter.model.Posterior;
import coop.minga.analytics.filter.model.MultiProcess;
import coop.minga.analytics.filter.model.WarmUp;
import coop.minga.analytics.filter.model.WeekdayNoise;
import coop.minga.analytics.filter.model.Weights;
import coop.minga.analytics.filter.state.StateCodec;
import coop.minga.analytics.filter.state.RecentWindow;
import coop.minga.analytics.filter.state.WeekdayContrasts;

/**
 * The bank of settings: every member follows the series by itself, on one of two scales; their forecasts are mixed by
 * how well each has done lately (discounted log score), so that nobody has to tune.
 */
public final class ModelEnsemble {

    private static final double FAR_FROM = 10;
    private static final double LEAST_COUNT = 0.02;
    private static final double OPEN_SHARE_STEP = 0.05;

    private final boolean weekly;
    private final List<LinearModel> members = new ArrayList<>();
    private final WeekdayNoise noise;
    private final QuantileTracker calibrator = new QuantileTracker(0.05);
    private final CountEnsemble counting;
    private Weights weights;
    private HorizonForecasts ahead;
    private double openShare = 1;

    public ModelEnsemble(boolean weekly) {
        this.weekly = weekly;
        this.noise = new WeekdayNoise(weekly);
        this.counting = new CountEnsemble(weekly);
        this.weights = new Weights(0);
        this.ahead = new HorizonForecasts(0);
    }

    /** Whether small whole numbers are forecast as such. */
    public boolean counting() {
        return counting.active();
    }

    public boolean started() {
        return !members.isEmpty();
    }

    /**
     * Begins from the last readings, on the scales that fit the series. What was learned of quantiles is kept. Readings
     * that no arithmetic holds are waited out.
     */
    public void start(RecentWindow recent, ValueDomain range) {
        WarmUp practice = new WarmUp(recent, range, weekly);
        recruit(practice.scales());
        for (int k = 0; k < members.size(); k++) {
            weights.set(k, practice.run(members.get(k)) / 2);
        }
        weights.level();
        if (sound()) {
            foretellAll(recent.lastDay());
            counting.stop();
            counting.consider(recent, range);
        } else {
            stop();
        }
    }

    /** Until it is started again there are no forecasts. */
    public void stop() {
        members.clear();
        counting.stop();
        weights = new Weights(0);
        ahead = new HorizonForecasts(0);
    }

    /** Whether it can be trusted to forecast: no arithmetic has run out of the range of numbers. */
    public boolean sound() {
        return weights.sound()
                && ahead.weights().sound()
                && members.stream().allMatch(member -> member.moments().sound());
    }

    public void step(boolean open) {
        for (LinearModel member : members) {
            member.step(open);
        }
        counting.step(open);
    }

    public void look(long day) {
        for (LinearModel member : members) {
            member.look(day);
        }
    }

    /** The mixture for the day looked at, {@code horizon} days after the last one judged, from 1. */
    public Mixture forecast(long day, int horizon) {
        return counting.joined(uncounted(day, horizon), day, farness(horizon));
    }

    /** The forecast of the members alone, which think in densities. */
    private Mixture uncounted(long day, int horizon) {
        double[] shares = shares(horizon);
        Mixture.Builder mixture = new Mixture.Builder(2 * members.size());
        for (int k = 0; k < members.size(); k++) {
            members.get(k).forecast(mixture, shares[k], noise.of(WeekdayContrasts.of(day)));
        }
        return mixture.build();
    }

    /** The normal scores at which the calibrated quantiles lie. */
    public double[] corrected(int horizon) {
        return horizon <= 1
                ? calibrator.corrected()
                : calibrator.correctedTowards(ahead.calibrator(), farness(horizon));
    }

    /** From how many readings the quantiles were learned. */
    public int calibratedBy() {
        return calibrator.seen();
    }

    /** How far a value lies from what a steady day would bring: the members' mean normal score, or that of a small count. */
    public double steadyScore(long day, double value, boolean counts) {
        double[] shares = weights.shares();
        if (counts) {
            Spread steady = steady(shares, noise.of(WeekdayContrasts.of(day)));
            if (CountScore.small(steady.mean())) {
                return CountScore.score(value, steady.mean(), steady.variance());
            }
        }
        double sum = 0;
        for (int k = 0; k < members.size(); k++) {
            sum += shares[k] * members.get(k).steadyScore(value, noise.of(WeekdayContrasts.of(day)));
        }
        return sum;
    }

    /** Mean and variance of a steady day over the bank, in the indicator's unit. */
    private Spread steady(double[] shares, double weekdayNoise) {
        double mean = 0;
        double square = 0;
        double variance = 0;
        for (int k = 0; k < members.size(); k++) {
            LinearModel member = members.get(k);
            double at = Math.max(LEAST_COUNT, member.scale().out(member.expected()));
            double unit = StrictMath.exp(-member.scale().logSteepness(at));
            mean += shares[k] * at;
            square += shares[k] * at * at;
            variance += shares[k] * member.steadyVariance(weekdayNoise) * unit * unit;
        }
        return new Spread(mean, variance + square - mean * mean);
    }

    private record Spread(double mean, double variance) {}

    /**
     * Takes a reading in.
     *
     * @param score its normal score under the forecast made for the day
     * @return the members' mean normal score of it under what was foretold two weeks before, NaN where nothing was
     */
    public double learn(long day, double value, double score, ValueDomain range) {
        int weekday = WeekdayContrasts.of(day);
        calibrator.learn(score);
        double far = ahead.score(day, value, members, counting);
        double scatter = counting.active() ? learnCount(day, value) : score;
        for (int k = 0; k < members.size(); k++) {
            LinearModel member = members.get(k);
            double least = range.rounding(member.scale(), value);
            weights.add(k, member.learn(day, value, Math.min(1, noise.of(weekday)), least));
        }
        weights.level();
        noise.learn(weekday, scatter * scatter);
        openShare += (1 - openShare) * OPEN_SHARE_STEP;
        foretell(day, Horizon.DAYS);
        return far;
    }

    /** The count bank learns; returns the normal score that the value had under the members' forecast alone. */
    private double learnCount(long day, double value) {
        Mixture others = uncounted(day, 1);
        if (CountEnsemble.holds(value)) {
            counting.learn(day, value, others);
        } else {
            counting.foretell(day);
        }
        return others.score(value);
    }

    /** Whether what is small counts is to be forecast as such from now on. */
    public void consider(RecentWindow recent, ValueDomain range) {
        counting.consider(recent, range);
    }

    /** A day with nothing to learn from. */
    public void pass(long day) {
        openShare -= openShare * OPEN_SHARE_STEP;
        foretell(day, Horizon.DAYS);
        counting.foretell(day);
        for (LinearModel member : members) {
            member.pass(day);
        }
    }

    /** The scale of the member that is trusted most; straight while there is none. */
    public Transform scale() {
        double[] shares = weights.shares();
        int most = 0;
        for (int k = 1; k < shares.length; k++) {
            most = shares[k] > shares[most] ? k : most;
        }
        return started() ? members.get(most).scale() : new Transform.Identity();
    }

    /**
     * Takes a reading in while an announced change settles: the members and their weights learn it, but what says how
     * good forecasts are does not.
     */
    public void adapt(long day, double value, ValueDomain range) {
        if (counting.active()) {
            learnCount(day, value);
        }
        double weekday = Math.min(1, noise.of(WeekdayContrasts.of(day)));
        for (int k = 0; k < members.size(); k++) {
            LinearModel member = members.get(k);
            weights.add(k, member.learn(day, value, weekday, range.rounding(member.scale(), value)));
        }
        weights.level();
        openShare += (1 - openShare) * OPEN_SHARE_STEP;
    }

    /** Intervention: level and slope may have moved, by variances in multiples of the observational one. */
    public void loosenTrend(double level, double slope) {
        for (LinearModel member : members) {
            Posterior moments = member.moments();
            moments.shiftLevel(0, level * moments.variance());
            moments.shiftSlope(0, slope * moments.variance());
        }
    }

    /** Intervention: the level of small counts may have moved. */
    public void loosenCounts() {
        counting.loosen();
    }

    /** What was foretold of small counts is foretold anew. */
    public void foretellCounts(long day) {
        counting.foretellAll(day);
    }

    public List<LinearModel> members() {
        return List.copyOf(members);
    }

    /** The members' weights for a day so far from the last one judged, adding to one. */
    public double[] shares(int horizon) {
        return weights.sharesTowards(ahead.weights(), farness(horizon));
    }

    public double noise(long day) {
        return noise.of(WeekdayContrasts.of(day));
    }

    /** The probabilities of the four processes for the last reading, over the bank. */
    public double[] probabilities() {
        double[] shares = weights.shares();
        double[] sums = new double[MultiProcess.PROCESSES];
        for (int k = 0; k < members.size(); k++) {
            for (int j = 0; j < sums.length; j++) {
                sums[j] += shares[k] * members.get(k).probability(j);
            }
        }
        return sums;
    }

    /** The members learn of a change, and what was foretold is foretold anew; see {@link FeedbackIntervention#on}. */
    public void foretellAnew(long day, RecentWindow recent, int readings, double way, double slope, boolean sure) {
        FeedbackIntervention intervention = FeedbackIntervention.on(members, ahead, day, recent, readings, way, slope, sure);
        foretellAll(day);
        intervention.shift(ahead, day);
    }

    /** Intervention: the weekday pattern is learned again. */
    public void loosenPattern() {
        members.forEach(member -> member.loosenPattern());
    }

    /** Intervention: the noise is learned again. */
    public void loosenNoise() {
        members.forEach(member -> member.moments().loosenNoise());
    }

    public void exchange(StateCodec cells) {
        Transform last =
                members.isEmpty() ? new Transform.Identity() : members.getLast().scale();
        boolean kept = cells.exchange(started());
        last = Transform.exchange(last, cells);
        if (kept && !started()) {
            Transform straight = new Transform.Identity();
            recruit(last.equals(straight) ? List.of(straight) : List.of(straight, last));
        }
        members.forEach(member -> member.exchange(cells));
        noise.exchange(cells);
        calibrator.exchange(cells);
        weights.exchange(cells);
        ahead.exchange(cells);
        openShare = cells.exchange(openShare);
        counting.exchange(cells);
    }

    private void recruit(List<Transform> scales) {
        members.clear();
        for (Transform scale : scales) {
            for (ModelSettings settings : ModelSettings.BANK) {
                members.add(new LinearModel(settings, scale, weekly));
            }
        }
        weights = new Weights(members.size());
        ahead = new HorizonForecasts(members.size());
    }

    /** What was foretold of the days to come is foretold anew, by what is known now. */
    public void foretellAll(long day) {
        for (int days = 1; days <= Horizon.DAYS; days++) {
            foretell(day, days);
        }
    }

    private void foretell(long day, int days) {
        look(day + days);
        ahead.foretell(day, days, members, openShare, noise.of(WeekdayContrasts.of(day + days)));
    }

    private static double farness(int horizon) {
        return Math.min(1, (horizon - 1) / FAR_FROM);
    }
}
