package coop.minga.analytics.filter.state;

/** Six contrasts over the seven weekdays (Helmert's, orthonormal): any weekday pattern that sums to zero, and no other. */
public final class WeekdayContrasts {

    public static final int CONTRASTS = 6;
    private static final double[][] ROWS = rows();

    private WeekdayContrasts() {}

    /** Monday is 0. */
    public static int of(long epochDay) {
        return (int) Math.floorMod(epochDay + 3, 7L);
    }

    /** The weights with which the six contrasts add to the effect of this weekday; not to be changed. */
    public static double[] row(int weekday) {
        return ROWS[weekday];
    }

    private static double[][] rows() {
        double[][] rows = new double[7][CONTRASTS];
        for (int j = 0; j < CONTRASTS; j++) {
            double length = StrictMath.sqrt((j + 1.0) * (j + 2));
            for (int day = 0; day <= j; day++) {
                rows[day][j] = 1 / length;
            }
            rows[j + 1][j] = -(j + 1) / length;
        }
        return rows;
    }
}
