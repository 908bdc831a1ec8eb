package coop.minga.analytics.filter;

/**
 * What the filter is told of a series beforehand. Everything else it finds out: scale, speeds and quantiles are chosen by
 * the bank and its weights.
 *
 * @param season 7 for a weekday pattern, 1 for none
 * @param lowest no value can be below it; minus infinity when nothing is known
 * @param highest no value can be above it; plus infinity when nothing is known
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
