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

    private static final double SLOPE_SHARE = 0.7;
    private static final double SURE_VARIANCE = 0.1;

    /** The part of a change of slope that the members take over. */
    private static final double SLOPE_LEARNED = 0.3;

    private final double[] level;
    private final double[] slope;

    private FeedbackIntervention(int models) {
        level = new double[models];
        slope = new double[models];
    }

    /**
     * Moves the members; what they do not take over is left for {@link #shift}.
     *
     * @param readings since the change began; the last of them show what each member has not learned yet
     * @param direction of the step, by its sign; 0 for none
     * @param slope the change a day from now on, in deviations of what was foretold
     * @param sure the last readings all lie far to this side of what the day before expected
     */
    static FeedbackIntervention apply(
            List<LinearModel> models,
            HorizonForecasts horizonForecasts,
            long day,
            RecentWindow recent,
            int readings,
            double direction,
            double slope,
            boolean sure) {
        FeedbackIntervention intervention = new FeedbackIntervention(models.size());
        double[] levels = intervention.level;
        double[] slopes = intervention.slope;
        for (int k = 0; k < models.size(); k++) {
            LinearModel model = models.get(k);
            Posterior posterior = model.posterior();
            double standardDeviation = horizonForecasts.scale(k, day + 1);
            double residual = meanResidual(model, recent, Math.min(Math.min(readings, recent.count()), Horizon.DAYS));
            levels[k] = residual * direction > 0 ? residual : 0;
            if (sure) {
                posterior.shiftLevel(levels[k], SURE_VARIANCE * levels[k] * levels[k]);
                levels[k] = 0;
            }
            double slopeChange = SLOPE_SHARE * (slope * standardDeviation - posterior.mean(Posterior.SLOPE));
            slopes[k] = slopeChange * slope > 0 ? (1 - SLOPE_LEARNED) * slopeChange : 0;
            posterior.shiftSlope(slopeChange * slope > 0 ? SLOPE_LEARNED * slopeChange : 0, SLOPE_LEARNED * 0.2 * slope * slope * standardDeviation * standardDeviation);
        }
        return intervention;
    }

    /** What has been foretold anew is moved by what the members have not taken over. */
    void shift(HorizonForecasts horizonForecasts, long day) {
        for (int days = 1; days <= Horizon.DAYS; days++) {
            for (int k = 0; k < level.length; k++) {
                horizonForecasts.shift(k, day + days, level[k] + days * slope[k]);
            }
        }
    }

    /** How far the last readings lie on average from what a member now expects of their days. */
    private static double meanResidual(LinearModel model, RecentWindow recent, int readings) {
        double sum = 0;
        for (int back = 1; back <= readings; back++) {
            int index = recent.count() - back;
            model.prepare(recent.day(index));
            sum += model.transform().apply(recent.value(index)) - model.expected();
        }
        return sum / readings;
    }
}
