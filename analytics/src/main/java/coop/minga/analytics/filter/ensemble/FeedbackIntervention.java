package coop.minga.analytics.filter.ensemble;

import java.util.List;

import coop.minga.analytics.filter.model.Horizon;
import coop.minga.analytics.filter.model.LinearModel;
import coop.minga.analytics.filter.model.Posterior;
import coop.minga.analytics.filter.state.RecentWindow;

/**
 * Feedback intervention (West and Harrison 1997, 11.2): corrects stored forecasts for a known change. The models take
 * part of a slope, or a sure step, and learn the rest, so that false alarms spoil no forecast.
 */
final class FeedbackIntervention {

    private static final double SLOPE_SHARE = 0.7;
    private static final double SURE_VARIANCE = 0.1;

    /** The part of a slope change that the models take over. */
    private static final double SLOPE_LEARNED = 0.3;

    private final double[] level;
    private final double[] slope;

    private FeedbackIntervention(int models) {
        level = new double[models];
        slope = new double[models];
    }

    /**
     * Shifts the models, and leaves the rest for {@link #shift}.
     *
     * @param readings since the change began
     * @param direction sign of the step, or 0
     * @param slope daily, in forecast standard deviations
     * @param sure whether the last readings lie far out
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
            posterior.shiftSlope(
                    slopeChange * slope > 0 ? SLOPE_LEARNED * slopeChange : 0,
                    SLOPE_LEARNED * 0.2 * slope * slope * standardDeviation * standardDeviation);
        }
        return intervention;
    }

    /** Shifts new forecasts by the part that models have not taken. */
    void shift(HorizonForecasts horizonForecasts, long day) {
        for (int days = 1; days <= Horizon.DAYS; days++) {
            for (int k = 0; k < level.length; k++) {
                horizonForecasts.shift(k, day + days, level[k] + days * slope[k]);
            }
        }
    }

    /** The mean of the last residuals against a model's current state. */
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
