package coop.minga.analytics.filter;

/**
 * The settings of a series. The ensemble chooses transform, discounts and quantiles.
 *
 * @param season 7 for a weekday pattern, 1 for none
 * @param lowest smallest possible value; minus infinity if unknown
 * @param highest largest possible value; plus infinity if unknown
 */
public record FilterSettings(int season, double lowest, double highest) {

    public FilterSettings {
        if (season != 7 && season != 1) {
            throw new IllegalArgumentException("season " + season + ": expected 7 or 1");
        }
        if (!(lowest < highest)) {
            throw new IllegalArgumentException("bounds " + lowest + " to " + highest + ": expected lowest < highest");
        }
    }

    /** A weekday pattern and no bounds: fits most daily indicators. */
    public static FilterSettings daily() {
        return new FilterSettings(7, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    public FilterSettings withoutSeason() {
        return new FilterSettings(1, lowest, highest);
    }

    public FilterSettings within(double newLowest, double newHighest) {
        return new FilterSettings(season, newLowest, newHighest);
    }

    public FilterSettings neverNegative() {
        return within(0, highest);
    }

    boolean weekly() {
        return season == 7;
    }
}
