package coop.minga.analytics.filter.change;

import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.filter.state.RecentWindow;
import org.jspecify.annotations.Nullable;

/**
 * A level change too early for forecasts: all readings of the last week are below a third, or above three times, the
 * first week's. The sign test (Conover 1999, 3.4) bounds its probability.
 *
 * @param isFar whether all, none zero, differ tenfold
 */
public record EarlyChange(Direction direction, long onset, boolean isFar) {

    public static final int WEEK = 7;

    /** The two-sided sign test of seven readings, under any noise. */
    public static final double P_VALUE = 2.0 / (1 << WEEK);

    private static final double FACTOR = 3;
    private static final double FAR = 10;

    /** The largest ratio between two proportions of the new level. */
    private static final double LARGEST_SPREAD = 3;

    /** Readings nearer to their counterparts may belong to the old level. */
    private static final double LEAST_DIFFERENCE = 0.1;

    /** Old readings that a rise needs: a growing series has only begun. */
    private static final int BEFORE_A_RISE = WEEK + 3;

    /** With fewer readings the two weeks are too close. */
    private static final int FEWEST = 3 * WEEK;

    /** @return null if none, or unless the whole first week is above zero */
    public static @Nullable EarlyChange in(RecentWindow recent, boolean weekly) {
        int count = recent.count();
        if (count < FEWEST) {
            return null;
        }
        double lowest = Double.POSITIVE_INFINITY;
        double highest = 0;
        for (int i = count - WEEK; i < count; i++) {
            double proportion = proportion(recent, i, weekly);
            if (!(proportion >= 0)) {
                return null;
            }
            lowest = Math.min(lowest, proportion);
            highest = Math.max(highest, proportion);
        }
        if (highest < 1 / FACTOR && (highest <= LARGEST_SPREAD * lowest || highest < LEAST_DIFFERENCE)) {
            return new EarlyChange(
                    Direction.DOWN, recent.day(onset(recent, -1, weekly)), lowest > 0 && highest < 1 / FAR);
        }
        if (lowest > FACTOR && highest <= LARGEST_SPREAD * lowest) {
            int onset = onset(recent, 1, weekly);
            return onset < BEFORE_A_RISE ? null : new EarlyChange(Direction.UP, recent.day(onset), lowest > FAR);
        }
        return null;
    }

    private static int onset(RecentWindow recent, int side, boolean weekly) {
        int first = recent.count() - WEEK;
        while (first > 0 && side * (proportion(recent, first - 1, weekly) - 1) > LEAST_DIFFERENCE) {
            first--;
        }
        return first;
    }

    /** The reading relative to the first week's same weekday; NaN if undefined. */
    private static double proportion(RecentWindow recent, int index, boolean weekly) {
        for (int first = 0; first < WEEK; first++) {
            if (!weekly || (recent.day(index) - recent.day(first)) % WEEK == 0) {
                double before = recent.value(first);
                return before > 0 ? recent.value(index) / before : Double.NaN;
            }
        }
        return Double.NaN;
    }
}
