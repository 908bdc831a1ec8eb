package coop.minga.analytics.filter;

import java.util.ArrayList;
import java.util.List;

/**
 * The bank of settings: every member follows the series by itself, on one of two scales; their forecasts are mixed by
 * how well each has done lately (discounted log score), so that nobody has to tune.
 */
final class Bank {

    private static final double NOISE_STEP = 0.05;
    private static final double NOISE_KEPT = 0.998;
    private static final double LEAST_NOISE = 0.3;
    private static final double MOST_NOISE = 3;
    private static final double BEND = 0.15;
    private static final int UNSCORED = 10;
    private static final double FAR_FROM = 10;
    private static final double LEAST_COUNT = 0.02;
    private static final double OPEN_SHARE_STEP = 0.05;

    private static final int MIDDLE = Calibrator.LEVELS.length / 2;
    private static final double TILT = 0.7;
    private static final double SURE_LOOSENESS = 0.1;

    /** The part of a change of slope that the members take over. */
    private static final double LEARNED = 0.3;

    private final boolean weekly;
    private final List<MultiProcess> members = new ArrayList<>();
    private final double[] noise = {1, 1, 1, 1, 1, 1, 1};
    private final Calibrator calibrator = new Calibrator(0.05);
    private Weights weights;
    private Ahead ahead;
    private double openShare = 1;

    Bank(boolean weekly) {
        this.weekly = weekly;
        this.weights = new Weights(0);
        this.ahead = new Ahead(0);
    }

    boolean started() {
        return !members.isEmpty();
    }

    /** Begins from the last readings, on the scales that fit the series. What was learned of quantiles is
     * kept. Readings that no arithmetic holds are waited out. */
    void start(Recent recent, Range range) {
        double middle = recent.median(value -> value);
        double mean = recent.mean();
        List<Scale> scales = new ArrayList<>(List.of(new Scale.Straight()));
        if (range.shares() && mean > 0) {
            scales.add(new Scale.LogOdds());
        } else if (range.neverNegative() && mean > 0) {
            scales.add(new Scale.Bent(BEND * (middle > 0 ? middle : mean)));
        }
        recruit(scales);
        for (int k = 0; k < members.size(); k++) {
            weights.set(k, practise(members.get(k), recent, range) / 2);
        }
        weights.level();
        if (sound()) {
            foretellAll(recent.lastDay());
        } else {
            stop();
        }
    }

    /** Until it is started again there are no forecasts. */
    void stop() {
        members.clear();
        weights = new Weights(0);
        ahead = new Ahead(0);
    }

    /** Whether it can be trusted to forecast: no arithmetic has run out of the range of numbers. */
    boolean sound() {
        return weights.sound()
                && ahead.weights().sound()
                && members.stream().allMatch(member -> member.moments().sound());
    }

    void step(boolean open) {
        for (MultiProcess member : members) {
            member.moments().step(open);
        }
    }

    void look(long day) {
        for (MultiProcess member : members) {
            member.look(day, Weekdays.of(day));
        }
    }

    /** The mixture for the day looked at, {@code horizon} days after the last one judged, from 1. */
    Mixture forecast(long day, int horizon) {
        double[] shares = weights.sharesTowards(ahead.weights(), farness(horizon));
        Mixture.Builder mixture = new Mixture.Builder(2 * members.size());
        for (int k = 0; k < members.size(); k++) {
            mixture.on(members.get(k).scale());
            members.get(k).forecast(mixture, shares[k], noise[Weekdays.of(day)]);
        }
        return mixture.build();
    }

    /** The normal scores at which the calibrated quantiles lie. */
    double[] corrected(int horizon) {
        double[] near = calibrator.corrected();
        if (horizon <= 1) {
            return near;
        }
        double[] far = ahead.calibrator().corrected();
        double share = farness(horizon);
        for (int i = 0; i < near.length; i++) {
            double blend = (1 - share) * near[i] + share * far[i];
            if (i < MIDDLE) {
                near[i] = Math.min(near[i], blend);
            } else {
                near[i] = i > MIDDLE ? Math.max(near[i], blend) : blend;
            }
        }
        return near;
    }

    /** How far a value lies from what a steady day would bring: the members' mean normal score, or that of a small count. */
    double steadyScore(long day, double value, boolean counts) {
        double[] shares = weights.shares();
        if (counts) {
            Spread steady = steady(shares, noise[Weekdays.of(day)]);
            if (Counts.small(steady.mean())) {
                return Counts.score(value, steady.mean(), steady.variance());
            }
        }
        double sum = 0;
        for (int k = 0; k < members.size(); k++) {
            MultiProcess member = members.get(k);
            sum += shares[k] * member.steadyScore(member.scale().in(value), noise[Weekdays.of(day)]);
        }
        return sum;
    }

    /** Mean and variance of a steady day over the bank, in the indicator's unit. */
    private Spread steady(double[] shares, double weekdayNoise) {
        double mean = 0;
        double square = 0;
        double variance = 0;
        for (int k = 0; k < members.size(); k++) {
            MultiProcess member = members.get(k);
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
     * @return its mean normal score under what was foretold two weeks before, NaN where nothing was
     */
    double learn(long day, double value, double score, Range range) {
        int weekday = Weekdays.of(day);
        calibrator.learn(score);
        double far = ahead.score(day, value, members);
        for (int k = 0; k < members.size(); k++) {
            MultiProcess member = members.get(k);
            double density = member.learn(
                    member.scale().in(value),
                    weekday,
                    Math.min(1, noise[weekday]),
                    range.rounding(member.scale(), value));
            weights.add(k, density + member.scale().logSteepness(value));
        }
        weights.level();
        learnNoise(weekday, score * score);
        openShare += (1 - openShare) * OPEN_SHARE_STEP;
        foretell(day, Ahead.DAYS);
        return far;
    }

    /** A day with nothing to learn from. */
    void pass(long day) {
        openShare -= openShare * OPEN_SHARE_STEP;
        foretell(day, Ahead.DAYS);
        for (MultiProcess member : members) {
            member.moments().anchor(Weekdays.of(day));
        }
    }

    /** The probabilities of the four processes for the last reading, over the bank. */
    double[] probabilities() {
        double[] shares = weights.shares();
        double[] sums = new double[MultiProcess.PROCESSES];
        for (int k = 0; k < members.size(); k++) {
            for (int j = 0; j < sums.length; j++) {
                sums[j] += shares[k] * members.get(k).probability(j);
            }
        }
        return sums;
    }

    /**
     * Intervention (West and Harrison 1997, 11.2): what was foretold is foretold anew, so that a change that is known
     * does not go on to surprise. The members themselves are moved by a part of the slope, and by a step that nobody can
     * doubt: they learn the rest, and were the alarm false, a forecast spoiled would be worse than one a few days late.
     *
     * @param readings since the change began; the last of them show what each member has not learned yet
     * @param way of the step, by its sign; 0 for none
     * @param slope the change a day from now on, in deviations of what was foretold
     * @param sure the last readings all lie far to this side of what the day before expected
     */
    void foretellAnew(long day, Recent recent, int readings, double way, double slope, boolean sure) {
        double[] level = new double[members.size()];
        double[] tilt = new double[members.size()];
        for (int k = 0; k < members.size(); k++) {
            MultiProcess member = members.get(k);
            Moments moments = member.moments();
            double unit = ahead.deviation(k, day + 1);
            double gap = unlearned(member, recent, Math.min(readings, Ahead.DAYS));
            level[k] = gap * way > 0 ? gap : 0;
            if (sure) {
                moments.shiftLevel(level[k], SURE_LOOSENESS * level[k] * level[k]);
                level[k] = 0;
            }
            double bend = TILT * (slope * unit - moments.mean[Moments.SLOPE]);
            tilt[k] = bend * slope > 0 ? (1 - LEARNED) * bend : 0;
            moments.shiftSlope(bend * slope > 0 ? LEARNED * bend : 0, LEARNED * 0.2 * slope * slope * unit * unit);
        }
        foretellAll(day);
        for (int days = 1; days <= Ahead.DAYS; days++) {
            for (int k = 0; k < members.size(); k++) {
                ahead.shift(k, day + days, level[k] + days * tilt[k]);
            }
        }
    }

    /** How far the last readings lie on average from what a member now expects of their days. */
    private static double unlearned(MultiProcess member, Recent recent, int readings) {
        double sum = 0;
        for (int back = 1; back <= readings; back++) {
            long day = recent.day(Recent.ENOUGH - back);
            member.look(day, Weekdays.of(day));
            sum += member.scale().in(recent.value(Recent.ENOUGH - back)) - member.expected();
        }
        return sum / readings;
    }

    void loosenPattern() {
        members.forEach(member -> member.moments().loosenPattern());
    }

    /** Intervention: the noise is learned again. */
    void loosenNoise() {
        members.forEach(member -> member.moments().loosenNoise());
    }

    void exchange(Cells cells) {
        Scale second =
                members.isEmpty() ? new Scale.Straight() : members.getLast().scale();
        boolean kept = cells.exchange(started());
        int code = cells.exchange(code(second));
        double bend = cells.exchange(second instanceof Scale.Bent bent ? bent.bend() : 0);
        if (kept && !started()) {
            recruit(scales(code, bend));
        }
        members.forEach(member -> member.exchange(cells));
        cells.exchange(noise);
        calibrator.exchange(cells);
        weights.exchange(cells);
        ahead.exchange(cells);
        openShare = cells.exchange(openShare);
    }

    private static List<Scale> scales(int code, double bend) {
        return switch (code) {
            case 1 -> List.of(new Scale.Straight(), new Scale.Bent(bend));
            case 2 -> List.of(new Scale.Straight(), new Scale.LogOdds());
            default -> List.of(new Scale.Straight());
        };
    }

    private static int code(Scale scale) {
        return switch (scale) {
            case Scale.Straight straight -> 0;
            case Scale.Bent bent -> 1;
            case Scale.LogOdds odds -> 2;
        };
    }

    private void recruit(List<Scale> scales) {
        members.clear();
        for (Scale scale : scales) {
            for (MemberSettings settings : MemberSettings.BANK) {
                members.add(new MultiProcess(settings, scale, weekly));
            }
        }
        weights = new Weights(members.size());
        ahead = new Ahead(members.size());
    }

    /** Runs a member over the last readings and says how well it would have forecast them. */
    private double practise(MultiProcess member, Recent recent, Range range) {
        Scale scale = member.scale();
        double typical = recent.median(scale::in);
        double least = range.rounding(scale, scale.out(typical));
        member.start(typical, recent.spread(scale::in), Math.max(recent.noise(scale::in, weekly), 4 * least));
        double sum = 0;
        long day = recent.day(0) - 1;
        for (int i = 0; i < Recent.ENOUGH; i++) {
            double value = recent.value(i);
            while (day < recent.day(i)) {
                day++;
                member.moments().step(day == recent.day(i));
                if (day < recent.day(i)) {
                    member.moments().anchor(Weekdays.of(day));
                }
            }
            member.look(day, Weekdays.of(day));
            double density = member.learn(scale.in(value), Weekdays.of(day), 1, range.rounding(scale, value));
            sum += i < UNSCORED ? 0 : density + scale.logSteepness(value);
        }
        return sum;
    }

    private void foretellAll(long day) {
        for (int days = 1; days <= Ahead.DAYS; days++) {
            foretell(day, days);
        }
    }

    private void foretell(long day, int days) {
        look(day + days);
        ahead.foretell(day, days, members, openShare, noise[Weekdays.of(day + days)]);
    }

    /** The noise of each weekday beside the others, by how often a reading falls outside two narrow bands. */
    private void learnNoise(int weekday, double square) {
        if (!weekly) {
            return;
        }
        double push = (square > 0.45 ? 0.5 : -0.5) + 0.5 * (square > 1.5 ? 0.78 : -0.22);
        noise[weekday] *= StrictMath.exp(NOISE_STEP * push);
        double[] logs = new double[noise.length];
        double sum = 0;
        for (int i = 0; i < noise.length; i++) {
            logs[i] = StrictMath.log(noise[i]);
            sum += logs[i];
        }
        for (int i = 0; i < noise.length; i++) {
            double evened = StrictMath.exp((logs[i] - sum / noise.length) * NOISE_KEPT);
            noise[i] = Math.max(LEAST_NOISE, Math.min(MOST_NOISE, evened));
        }
    }

    private static double farness(int horizon) {
        return Math.min(1, (horizon - 1) / FAR_FROM);
    }
}
