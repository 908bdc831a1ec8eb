package coop.minga.analytics.filter.ensemble;

import java.util.List;

import coop.minga.analytics.filter.model.Horizon;
import coop.minga.analytics.filter.model.LinearModel;
import coop.minga.analytics.filter.model.Posterior;
import coop.minga.analytics.filter.state.RecentWindow;

/**
 * Intervention (West and Harrison 1997, 11.2): what was foretold is foretold anew, so that a change that is known does
 * not go on to surprise. The members themselves are moved by a part of the slope, and by a step that nobody can doubt:
 * they learn the rest, and were the alarm false, a forecast spoiled would be worse than one a few days late.
 */
final class FeedbackIntervention {

    private static final double TILT = 0.7;
    private static final double SURE_LOOSENESS = 0.1;

    /** The part of a change of slope that the members take over. */
    private static final double LEARNED = 0.3;

    private final double[] level;
    private final double[] tilt;

    private FeedbackIntervention(int members) {
        level = new double[members];
        tilt = new double[members];
    }

    /**
     * Moves the members; what they do not take over is left for {@link #shift}.
     *
     * @param readings since the change began; the last of them show what each member has not learned yet
     * @param way of the step, by its sign; 0 for none
     * @param slope the change a day from now on, in deviations of what was foretold
     * @param sure the last readings all lie far to this side of what the day before expected
     */
    static FeedbackIntervention on(
            List<LinearModel> members,
            HorizonForecasts ahead,
            long day,
            RecentWindow recent,
            int readings,
            double way,
            double slope,
            boolean sure) {
        FeedbackIntervention intervention = new FeedbackIntervention(members.size());
        double[] level = intervention.level;
        double[] tilt = intervention.tilt;
        for (int k = 0; k < members.size(); k++) {
            LinearModel member = members.get(k);
            Posterior moments = member.moments();
            double unit = ahead.deviation(k, day + 1);
            double gap = unlearned(member, recent, Math.min(Math.min(readings, recent.count()), Horizon.DAYS));
            level[k] = gap * way > 0 ? gap : 0;
            if (sure) {
                moments.shiftLevel(level[k], SURE_LOOSENESS * level[k] * level[k]);
                level[k] = 0;
            }
            double bend = TILT * (slope * unit - moments.mean(Posterior.SLOPE));
            tilt[k] = bend * slope > 0 ? (1 - LEARNED) * bend : 0;
            moments.shiftSlope(bend * slope > 0 ? LEARNED * bend : 0, LEARNED * 0.2 * slope * slope * unit * unit);
        }
        return intervention;
    }

    /** What has been foretold anew is moved by what the members have not taken over. */
    void shift(HorizonForecasts ahead, long day) {
        for (int days = 1; days <= Horizon.DAYS; days++) {
            for (int k = 0; k < level.length; k++) {
                ahead.shift(k, day + days, level[k] + days * tilt[k]);
            }
        }
    }

    /** How far the last readings lie on average from what a member now expects of their days. */
    private static double unlearned(LinearModel member, RecentWindow recent, int readings) {
        double sum = 0;
        for (int back = 1; back <= readings; back++) {
            int index = recent.count() - back;
            member.look(recent.day(index));
            sum += member.scale().in(recent.value(index)) - member.expected();
        }
        return sum / readings;
    }
}
