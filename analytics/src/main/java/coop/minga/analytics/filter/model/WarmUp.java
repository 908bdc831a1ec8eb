package coop.minga.analytics.filter.model;

import java.util.List;

import coop.minga.analytics.filter.distribution.Transform;
import coop.minga.analytics.filter.distribution.ValueDomain;
import coop.minga.analytics.filter.state.RecentWindow;

/** Starts an ensemble: chooses the transforms, runs the models over first readings. */
public final class WarmUp {

    private static final double ASINH_SCALE = 0.15;
    private static final int UNSCORED = 10;

    private final RecentWindow recent;
    private final ValueDomain domain;
    private final boolean weekly;

    public WarmUp(RecentWindow recent, ValueDomain domain, boolean weekly) {
        this.recent = recent;
        this.domain = domain;
        this.weekly = weekly;
    }

    /** The identity, and a second transform if the readings allow one. */
    public List<Transform> transforms() {
        double median = recent.median(value -> value);
        double mean = recent.mean();
        if (domain.isProportion() && mean > 0) {
            return List.of(new Transform.Identity(), new Transform.Logit());
        }
        if (domain.neverNegative() && mean > 0) {
            return List.of(new Transform.Identity(), new Transform.Asinh(ASINH_SCALE * (median > 0 ? median : mean)));
        }
        return List.of(new Transform.Identity());
    }

    /** Runs a model over the readings. Returns its summed log density. */
    public double run(LinearModel model) {
        Transform transform = model.transform();
        double typical = recent.median(transform::apply);
        double least = domain.roundingVariance(transform, transform.invert(typical));
        model.start(
                typical,
                recent.variance(transform::apply),
                Math.max(recent.noiseVariance(transform::apply, weekly), 4 * least));
        double sum = 0;
        long day = recent.day(0) - 1;
        for (int i = 0; i < RecentWindow.LENGTH; i++) {
            double value = recent.value(i);
            for (long left = recent.day(i) - day; left > 0; left--) {
                day++;
                model.advanceDay(day == recent.day(i));
                if (day < recent.day(i)) {
                    model.skip(day);
                }
            }
            model.prepare(day);
            double logDensity = model.learn(day, value, 1, domain.roundingVariance(transform, value));
            sum += i < UNSCORED ? 0 : logDensity;
        }
        return sum;
    }
}
