package coop.minga.analytics.filter;

import org.jspecify.annotations.Nullable;

/**
 * The very same value again and again, in a series where that is not natural: not zero, not a small whole number, and
 * not where values have repeated before about as often.
 */
final class StuckMonitor {

    private static final int REPEATS = 3;
    private static final int SMALL = 30;
    private static final double KEEP = 0.99;

    private double last;
    private boolean lastKnown;
    private int repeats;
    private long begin;
    private boolean whole = true;
    private double repeatShare;

    @Nullable
    Alarm observe(long epochDay, double value) {
        whole &= value == Math.rint(value);
        boolean same = lastKnown && value == last;
        if (!same) {
            repeatShare = KEEP * repeatShare + (1 - KEEP) * Math.min(repeats, REPEATS - 1);
        }
        last = value;
        lastKnown = true;
        if (!same) {
            repeats = 0;
            return null;
        }
        if (repeats == 0) {
            begin = epochDay;
        }
        repeats++;
        boolean natural = value == 0 || (whole && Math.abs(value) < SMALL) || repeatShare > 0.1;
        return repeats == REPEATS && !natural ? new Alarm(VerdictKind.STUCK, Direction.NONE, 0.99, begin) : null;
    }

    /** Repeats go on and have been called: they teach the model nothing. */
    boolean stuck() {
        return repeats >= REPEATS;
    }

    void exchange(Cells cells) {
        last = cells.exchange(last);
        lastKnown = cells.exchange(lastKnown);
        repeats = cells.exchange(repeats);
        begin = cells.exchange(begin);
        whole = cells.exchange(whole);
        repeatShare = cells.exchange(repeatShare);
    }
}
