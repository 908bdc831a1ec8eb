package coop.minga.analytics.filter.effect;

import java.util.ArrayList;
import java.util.List;

import coop.minga.analytics.filter.model.LinearModel;
import coop.minga.analytics.filter.model.ModelSettings;
import coop.minga.analytics.filter.model.Posterior;

/**
 * One member carried forward from before a change, and the readings since held against it: their deviations on the
 * member's scale, and how these vary together were nothing the matter. That is what is unknown of the state, seen through
 * the days of both, what the level moves meanwhile (held, not compounded), the fading part, and each reading's own noise.
 */
public final class ForwardedModel {

    private final LinearModel member;
    private final ModelSettings settings;
    private final double[][] before;
    private final double variance;
    private final double freedom;
    private final double heldLevel;
    private final List<Reading> readings = new ArrayList<>();

    private double reach;
    private double carry = 1;
    private int days;
    private int openDays;

    /** A reading, the variance of its own noise, how far it lies ahead, and its weights of the state before the change. */
    private static final class Reading {
        private final double value;
        private final double expected;
        private final double noise;
        private final int days;
        private final int openDays;
        private final double[] seen;

        Reading(double value, double expected, double noise, int days, int openDays, double[] seen) {
            this.value = value;
            this.expected = expected;
            this.noise = noise;
            this.days = days;
            this.openDays = openDays;
            this.seen = seen;
        }
    }

    public ForwardedModel(LinearModel member) {
        Posterior moments = member.moments();
        this.member = member;
        this.settings = member.settings();
        this.variance = moments.variance();
        this.freedom = moments.forecastFreedom();
        this.heldLevel = member.heldLevel();
        this.before = new double[moments.size()][moments.size()];
        for (int i = 0; i < before.length; i++) {
            for (int j = 0; j < before.length; j++) {
                before[i][j] = moments.covariance(i, j);
            }
        }
    }

    /** The member has moved to the next day. */
    public void step(boolean open) {
        double damping = member.damping();
        reach += damping * carry;
        carry *= damping;
        days++;
        openDays += open ? 1 : 0;
    }

    /** Takes in the reading of the day that the member has moved to, whose noise is a multiple of the usual. */
    public void read(long day, double value, double noise) {
        member.look(day);
        double[] seen = member.design();
        seen[Posterior.SLOPE] = reach;
        seen[Posterior.FADING] *= StrictMath.pow(settings.fading(), days);
        readings.add(new Reading(value, member.expected(), variance * noise, days, openDays, seen));
    }

    /** The posterior of a lasting change in all readings taken in. */
    public PermanentChange change() {
        int count = readings.size();
        double[][] together = new double[count][count];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j <= i; j++) {
                together[i][j] = covariance(readings.get(i), readings.get(j));
                together[j][i] = together[i][j];
            }
            together[i][i] += readings.get(i).noise;
        }
        double[] values = readings.stream().mapToDouble(each -> each.value).toArray();
        double[] expected = readings.stream().mapToDouble(each -> each.expected).toArray();
        return PermanentChange.of(member.scale(), values, expected, StrictMath.sqrt(variance), together, freedom);
    }

    private double covariance(Reading one, Reading other) {
        double known = 0;
        for (int i = 0; i < before.length; i++) {
            double across = 0;
            for (int j = 0; j < before.length; j++) {
                across += before[i][j] * other.seen[j];
            }
            known += one.seen[i] * across;
        }
        return known + heldLevel * Math.min(one.openDays, other.openDays) + faded(one.days, other.days);
    }

    /** What the fading part has taken up since, of two days together. */
    private double faded(int one, int other) {
        if (!settings.fades()) {
            return 0;
        }
        double fading = settings.fading();
        int first = Math.min(one, other);
        return settings.fadingShare()
                * variance
                * StrictMath.pow(fading, Math.abs(one - other))
                * (1 - StrictMath.pow(fading, 2.0 * first))
                / (1 - fading * fading);
    }
}
