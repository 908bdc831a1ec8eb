package coop.minga.analytics.filter.model;

import java.util.List;

import coop.minga.analytics.filter.state.WeekdayContrasts;

/**
 * One model's discounts (West and Harrison 1997, 6.3), above 0.5, at most 1. All series share the models.
 *
 * @param autoregression autoregressive coefficient a day, 0 for none
 * @param innovationRatio its innovation variance relative to the observational
 * @param harmonics yearly pairs
 */
public record ModelSettings(
        double level, double slope, double season, double autoregression, double innovationRatio, int harmonics) {

    /** Discount of the observational variance, the same in every model. */
    static final double VARIANCE = 0.985;

    /** Fast, medium, slow with long autoregression, and nearly constant with harmonics. */
    public static final List<ModelSettings> ENSEMBLE = List.of(
            new ModelSettings(0.90, 0.99, 0.94, 0, 0, 0),
            new ModelSettings(0.97, 0.99, 0.985, 0.5, 0.5, 0),
            new ModelSettings(0.99, 0.995, 0.99, 0.8, 0.3, 0),
            new ModelSettings(0.998, 0.999, 0.99, 0.8, 0.5, 2));

    private static final int LEVEL_SLOPE_AUTOREGRESSION = 3;

    /** Length of the state: level, slope, autoregression, weekday contrasts, harmonics. */
    int size(boolean weekly) {
        return firstHarmonic(weekly) + 2 * harmonics;
    }

    int firstHarmonic(boolean weekly) {
        return LEVEL_SLOPE_AUTOREGRESSION + (weekly ? WeekdayContrasts.CONTRASTS : 0);
    }

    public boolean isAutoregressive() {
        return autoregression > 0;
    }
}
