package coop.minga.analytics.filter;

import org.jspecify.annotations.Nullable;

/** Page's cumulative sum (1954) of small errors to one side: the model keeps running after the series, its slope changed. */
final class DriftMonitor {

    private static final double ALLOWANCE = 0.5;
    private static final double THRESHOLD = 16;
    private static final double CLIP = 2.5;
    private static final int SOON = 5;

    private final double[] sum = new double[2];
    private final long[] begin = new long[2];

    @Nullable
    Alarm observe(long epochDay, double z, double independence) {
        Alarm alarm = null;
        for (int side = 0; side < 2; side++) {
            double signed = Math.min(CLIP, side == 0 ? z : -z);
            if (sum[side] <= 0) {
                begin[side] = epochDay;
            }
            sum[side] = Math.max(0, sum[side] + independence * (signed - ALLOWANCE));
            if (sum[side] > THRESHOLD) {
                VerdictKind kind = epochDay - begin[side] < SOON ? VerdictKind.LEVEL_STEP : VerdictKind.SLOPE_CHANGE;
                alarm = new Alarm(kind, side == 0 ? Direction.UP : Direction.DOWN, 0.9, begin[side]);
            }
        }
        return alarm;
    }

    void reset() {
        sum[0] = 0;
        sum[1] = 0;
    }

    void exchange(Cells cells) {
        cells.exchange(sum);
        begin[0] = cells.exchange(begin[0]);
        begin[1] = cells.exchange(begin[1]);
    }
}
