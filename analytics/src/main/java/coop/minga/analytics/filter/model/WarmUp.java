package coop.minga.analytics.filter.model;

import java.util.List;

import coop.minga.analytics.filter.distribution.ValueDomain;
import coop.minga.analytics.filter.distribution.Transform;
import coop.minga.analytics.filter.state.RecentWindow;

/** How a bank begins: the first readings tell which scales fit the series, and every member is run over them. */
public final class WarmUp {

    private static final double BEND = 0.15;
    private static final int UNSCORED = 10;

    private final RecentWindow recent;
    private final ValueDomain range;
    private final boolean weekly;

    public WarmUp(RecentWindow recent, ValueDomain range, boolean weekly) {
        this.recent = recent;
        this.range = range;
        this.weekly = weekly;
    }

    /** The straight scale, and one that bends where the readings allow it. */
    public List<Transform> scales() {
        double middle = recent.median(value -> value);
        double mean = recent.mean();
        if (range.shares() && mean > 0) {
            return List.of(new Transform.Identity(), new Transform.Logit());
        }
        if (range.neverNegative() && mean > 0) {
            return List.of(new Transform.Identity(), new Transform.Asinh(BEND * (middle > 0 ? middle : mean)));
        }
        return List.of(new Transform.Identity());
    }

    /** Runs a member over the readings and says how well it would have forecast them, as a sum of log densities. */
    public double run(LinearModel member) {
        Transform scale = member.scale();
        double typical = recent.median(scale::in);
        double least = range.rounding(scale, scale.out(typical));
        member.start(typical, recent.spread(scale::in), Math.max(recent.noise(scale::in, weekly), 4 * least));
        double sum = 0;
        long day = recent.day(0) - 1;
        for (int i = 0; i < RecentWindow.ENOUGH; i++) {
            double value = recent.value(i);
            for (long left = recent.day(i) - day; left > 0; left--) {
                day++;
                member.step(day == recent.day(i));
                if (day < recent.day(i)) {
                    member.pass(day);
                }
            }
            member.look(day);
            double density = member.learn(day, value, 1, range.rounding(scale, value));
            sum += i < UNSCORED ? 0 : density;
        }
        return sum;
    }
}
