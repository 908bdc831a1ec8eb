package coop.minga.analytics.filter.model;

import java.util.List;

import coop.minga.analytics.filter.state.WeekdayContrasts;

/**
 * The settings of one model: discounts, an autoregressive part and yearly harmonics. All series use the same few
 * models; the weights do the tuning.
 *
 * @param level discount of the level (West and Harrison 1997, 6.3), above 0.5, at most 1
 * @param slope discount of the slope
 * @param season discount of the weekday pattern
 * @param fading coefficient of the autoregressive part a day, 0 for none
 * @param fadingShare its innovation variance relative to the observational variance
 * @param harmonics pairs of yearly harmonics
 */
public record ModelSettings(
        double level, double slope, double season, double fading, double fadingShare, int harmonics) {

    /** Discount of the observational variance, the same in every model. */
    static final double VARIANCE = 0.985;

    /** Fast, medium, slow with a long autoregressive part, and nearly constant with yearly harmonics. */
    public static final List<ModelSettings> ENSEMBLE = List.of(
            new ModelSettings(0.90, 0.99, 0.94, 0, 0, 0),
            new ModelSettings(0.97, 0.99, 0.985, 0.5, 0.5, 0),
            new ModelSettings(0.99, 0.995, 0.99, 0.8, 0.3, 0),
            new ModelSettings(0.998, 0.999, 0.99, 0.8, 0.5, 2));

    private static final int LEVEL_SLOPE_FADING = 3;

    /** Length of the state vector: level, slope, fading part, weekday contrasts, harmonics. */
    int size(boolean weekly) {
        return firstHarmonic(weekly) + 2 * harmonics;
    }

    int firstHarmonic(boolean weekly) {
        return LEVEL_SLOPE_FADING + (weekly ? WeekdayContrasts.CONTRASTS : 0);
    }

    public boolean fades() {
        return fading > 0;
    }
}
