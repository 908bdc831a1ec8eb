package coop.minga.analytics.filter;

import java.util.List;

/**
 * Intervention (West and Harrison 1997, 11.2): what was foretold is foretold anew, so that a change that is known does
 * not go on to surprise. The members themselves are moved by a part of the slope, and by a step that nobody can doubt:
 * they learn the rest, and were the alarm false, a forecast spoiled would be worse than one a few days late.
 */
final class Intervention {

    private static final double TILT = 0.7;
    private static final double SURE_LOOSENESS = 0.1;

    /** The part of a change of slope that the members take over. */
    private static final double LEARNED = 0.3;

    private final double[] level;
    private final double[] tilt;

    private Intervention(int members) {
        level = new double[members];
        tilt = new double[members];
    }

    /**
     * Moves the members, which look at the day after; what they do not take over is left for {@link #shift}.
     *
     * @param sure the last readings all lie far to this side of what the day before expected
     * @param step the change until now, in deviations of what was foretold
     * @param slope the change a day from now on
     * @param readings since the change began; only what was foretold before it can tell how much is not learned yet
     */
    static Intervention on(
            List<Member> members, Ahead ahead, long day, double step, double slope, int readings, boolean sure) {
        Intervention intervention = new Intervention(members.size());
        double[] level = intervention.level;
        double[] tilt = intervention.tilt;
        for (int k = 0; k < members.size(); k++) {
            Member member = members.get(k);
            Moments moments = member.moments();
            double unit = ahead.deviation(k, day + 1);
            double gap = ahead.middle(k, day + 1) + step * unit - member.expectedAhead(1);
            level[k] = readings < Ahead.DAYS && gap * step > 0 ? gap : 0;
            if (sure) {
                moments.shiftLevel(level[k], SURE_LOOSENESS * level[k] * level[k]);
                level[k] = 0;
            }
            double bend = TILT * (slope * unit - moments.mean(Moments.SLOPE));
            tilt[k] = bend * slope > 0 ? (1 - LEARNED) * bend : 0;
            moments.shiftSlope(bend * slope > 0 ? LEARNED * bend : 0, LEARNED * 0.2 * slope * slope * unit * unit);
        }
        return intervention;
    }

    /** What has been foretold anew is moved by what the members have not taken over. */
    void shift(Ahead ahead, long day) {
        for (int days = 1; days <= Ahead.DAYS; days++) {
            for (int k = 0; k < level.length; k++) {
                ahead.shift(k, day + days, level[k] + days * tilt[k]);
            }
        }
    }
}
