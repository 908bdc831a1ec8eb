package coop.minga.analytics.filter.state;

/** Six orthonormal Helmert contrasts, spanning weekday patterns that sum to zero. */
public final class WeekdayContrasts {

    public static final int CONTRASTS = 6;
    private static final double[][] ROWS = rows();

    private WeekdayContrasts() {}

    /** Monday is 0. */
    public static int of(long epochDay) {
        return (int) Math.floorMod(epochDay + 3, 7L);
    }

    /** The coefficients of the contrasts for this weekday; not a copy. */
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
