package coop.minga.analytics.filter;

/**
 * How the filter sees a series. The same for every series of a kind; nothing here is tuned to one of them.
 *
 * @param season 7 for a weekday pattern, 1 for none
 * @param levelDiscount how much of what is known about level and slope is kept from one reading to the next
 * @param seasonDiscount the same for the weekday pattern
 * @param varianceDiscount the same for the observational variance
 * @param lowest no value can be below it; minus infinity when nothing is known
 * @param highest no value can be above it; plus infinity when nothing is known
 */
public record FilterSettings(
        int season,
        double levelDiscount,
        double seasonDiscount,
        double varianceDiscount,
        double lowest,
        double highest) {

    public FilterSettings {
        if (season != 7 && season != 1) {
            throw new IllegalArgumentException("season " + season + ": expected 7 or 1");
        }
        requireDiscount("levelDiscount", levelDiscount);
        requireDiscount("seasonDiscount", seasonDiscount);
        requireDiscount("varianceDiscount", varianceDiscount);
        if (!(lowest < highest)) {
            throw new IllegalArgumentException("bounds " + lowest + " to " + highest + ": expected lowest < highest");
        }
    }

    /** A weekday pattern and no bounds: fits most daily indicators. */
    public static FilterSettings daily() {
        return new FilterSettings(7, 0.94, 0.985, 0.985, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    public FilterSettings withoutSeason() {
        return new FilterSettings(1, levelDiscount, seasonDiscount, varianceDiscount, lowest, highest);
    }

    public FilterSettings within(double newLowest, double newHighest) {
        return new FilterSettings(season, levelDiscount, seasonDiscount, varianceDiscount, newLowest, newHighest);
    }

    public FilterSettings neverNegative() {
        return within(0, highest);
    }

    private static void requireDiscount(String name, double discount) {
        if (!(discount > 0.5 && discount <= 1)) {
            throw new IllegalArgumentException(name + " " + discount + ": expected above 0.5, at most 1");
        }
    }
}
