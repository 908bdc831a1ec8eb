package coop.minga.analytics.filter;

import org.jspecify.annotations.Nullable;

/** The same weekday wrong to the same side two or three weeks running, while the other days are right. */
final class PatternMonitor {

    private static final double KEEP = 0.75;
    private static final double THRESHOLD = 5.6;
    private static final double SHARE = 0.6;

    private final double[] sum = new double[7];
    private final double[] first = new double[7];

    @Nullable
    Alarm observe(long epochDay, double z) {
        int weekday = Weekdays.of(epochDay);
        double clipped = Math.max(-3.5, Math.min(3.5, z));
        double before = sum[weekday];
        if (before * clipped <= 0) {
            first[weekday] = epochDay;
            before = 0;
        }
        sum[weekday] = KEEP * before + clipped;
        boolean repeated = epochDay - first[weekday] >= 7;
        if (!repeated || Math.abs(sum[weekday]) < THRESHOLD || Math.abs(clipped) < 1 || othersMoved(weekday)) {
            return null;
        }
        Direction direction = z > 0 ? Direction.UP : Direction.DOWN;
        return new Alarm(VerdictKind.WEEKDAY_SHAPE_CHANGE, direction, 0.85, (long) first[weekday]);
    }

    void reset() {
        for (int i = 0; i < 7; i++) {
            sum[i] = 0;
        }
    }

    void exchange(Cells cells) {
        cells.exchange(sum);
        cells.exchange(first);
    }

    /** A shift of all days to one side is no matter of the pattern. */
    private boolean othersMoved(int weekday) {
        double others = 0;
        for (int i = 0; i < 7; i++) {
            others += i == weekday ? 0 : sum[i];
        }
        return others * sum[weekday] > 0 && Math.abs(others) / 6 > SHARE * Math.abs(sum[weekday]) / 2;
    }
}
