package coop.minga.analytics.filter;

/**
 * The very same value again and again. How natural that is, is learned from the series: repeats raise an alarm once so
 * many in a row would come about once in 100,000 readings.
 */
final class Repeats {

    private static final double RARE = -11.5;
    private static final int FEWEST = 3;
    private static final int LONG = 30;
    private static final double KEEP = 0.98;
    private static final double FIRST_SHARE = 0.02;
    private static final double LEAST_SHARE = 0.002;
    private static final double ODD = 0.05;

    private double last = Double.NaN;
    private double share = FIRST_SHARE;
    private int run;
    private long since;
    private long heldSince;
    private boolean called;
    private double logChance;
    private boolean natural;

    /** Takes a reading in and says whether an alarm is due now. */
    boolean observe(long day, double value) {
        boolean same = value == last;
        last = value;
        if (!same) {
            heldSince = day;
            learnRun();
            run = 0;
            called = false;
        } else if (run == 0) {
            since = day;
        }
        run += same ? 1 : 0;
        natural = share >= ODD;
        logChance = run * StrictMath.log(share);
        boolean due = run >= FEWEST && logChance < RARE && !called;
        called |= due;
        return due;
    }

    /** What a run that has ended teaches: nothing, where it was called and not so long that it must be the series' nature. */
    private void learnRun() {
        if (!called || run >= LONG) {
            share = 1 - (1 - share) * StrictMath.pow(KEEP, run);
        }
        share = Math.max(LEAST_SHARE, KEEP * share);
    }

    /** The run of repeats has been called: it teaches nothing any more. */
    boolean called() {
        return called;
    }

    /** The reading repeats the one before where that is odd: not to be taken for a deviation before more is known. */
    boolean suspicious() {
        return run > 0 && !natural;
    }

    long since() {
        return since;
    }

    /** The day of the value that is repeated since. */
    long heldSince() {
        return heldSince;
    }

    double probability() {
        return 1 - StrictMath.exp(Math.max(-30, logChance + 5));
    }

    /** The chance of a run at least this long, begun on any of a series' days. */
    double pValue() {
        return Math.min(1, StrictMath.exp(logChance));
    }

    void exchange(Cells cells) {
        last = cells.exchange(last);
        share = cells.exchange(share);
        run = cells.exchange(run);
        since = cells.exchange(since);
        heldSince = cells.exchange(heldSince);
        called = cells.exchange(called);
    }
}
