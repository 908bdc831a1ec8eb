package coop.minga.analytics.filter;

import org.jspecify.annotations.Nullable;

/** Page's cumulative sum of the log likelihood ratio of errors that are {@value #TIMES} times as wide as forecast. */
final class SpreadMonitor {

    private static final double TIMES = 2;
    private static final double THRESHOLD = 8;
    private static final double CLIP = 3.2;
    private static final int FEWEST = 4;

    private double sum;
    private double squares;
    private int count;
    private long begin;

    @Nullable
    Alarm observe(long epochDay, double z) {
        double square = Math.min(CLIP * CLIP, z * z);
        if (sum <= 0) {
            begin = epochDay;
            count = 0;
            squares = 0;
        }
        count++;
        squares += square;
        sum = Math.max(0, sum - StrictMath.log(TIMES) + square / 2 * (1 - 1 / (TIMES * TIMES)));
        return sum > THRESHOLD && count >= FEWEST
                ? new Alarm(VerdictKind.VARIANCE_CHANGE, Direction.UP, 0.9, begin)
                : null;
    }

    /** Whether a single large error may be the first sign of a wider spread. */
    boolean suspects() {
        return sum > 4.5 && count >= FEWEST;
    }

    long begin() {
        return begin;
    }

    /** How many times the variance seems to have grown since the sum left zero. */
    double growth() {
        return count == 0 ? 1 : Math.max(1, squares / count);
    }

    void reset() {
        sum = 0;
    }

    void exchange(Cells cells) {
        sum = cells.exchange(sum);
        squares = cells.exchange(squares);
        count = cells.exchange(count);
        begin = cells.exchange(begin);
    }
}
