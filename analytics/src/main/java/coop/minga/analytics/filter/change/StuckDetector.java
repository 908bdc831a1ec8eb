package coop.minga.analytics.filter.change;

import coop.minga.analytics.filter.state.StateCodec;

/**
 * The very same value again and again. How natural that is, is learned from the series: repeats raise an alarm once so
 * many in a row would come about once in 100,000 readings.
 */
public final class StuckDetector {

    private static final double RARE = -11.5;
    private static final int FEWEST = 3;
    private static final int LONG = 30;
    private static final double KEEP = 0.98;
    private static final double PRIOR_SHARE = 0.02;

    /** The prior weighs as much as so many readings. */
    private static final double PRIOR_READINGS = 8;

    /** A longer run counts as one of this length. */
    private static final int LONGEST = 60;

    private static final double ODD = StrictMath.log(0.05);

    private double last = Double.NaN;
    private double repeats;
    private double changes;
    private int run;
    private long since;
    private long heldSince;
    private boolean called;
    private double logChance;
    private boolean natural;

    /**
     * Takes a reading in and says whether an alarm is due now.
     *
     * @param judging false while the history is too short for alarms: until then every run teaches
     */
    public boolean observe(long day, double value, boolean judging) {
        boolean same = value == last;
        last = value;
        if (!same) {
            heldSince = day;
            // a run that was called teaches nothing, unless it is so long that it must be the series' nature
            if (!judging || !called || run >= LONG) {
                learnRun();
            }
            changes = KEEP * changes + 1;
            repeats *= KEEP;
            run = 0;
            called = false;
        } else if (run == 0) {
            since = day;
        }
        run += same ? 1 : 0;
        logChance = logChanceOf(run);
        natural = logChanceOf(1) >= ODD;
        boolean due = run >= FEWEST && logChance < RARE && !called;
        called |= due;
        return due;
    }

    private void learnRun() {
        double kept = StrictMath.pow(KEEP, run);
        repeats = kept * repeats + (1 - kept) / (1 - KEEP);
        changes *= kept;
    }

    /** The logarithm of the chance of a run so long: the posterior predictive of repeats, a Beta-Bernoulli that forgets. */
    private double logChanceOf(int length) {
        double alike = PRIOR_READINGS * PRIOR_SHARE + repeats;
        double all = PRIOR_READINGS + repeats + changes;
        double log = 0;
        for (int i = 0; i < Math.min(length, LONGEST); i++) {
            log += StrictMath.log((alike + i) / (all + i));
        }
        return log;
    }

    /** The run of repeats has been called: it teaches nothing any more. */
    public boolean called() {
        return called;
    }

    /** The reading repeats the one before where that is odd: not to be taken for a deviation before more is known. */
    public boolean suspicious() {
        return run > 0 && !natural;
    }

    public long since() {
        return since;
    }

    /** The day of the value that is repeated since. */
    public long heldSince() {
        return heldSince;
    }

    public double probability() {
        return 1 - StrictMath.exp(Math.max(-30, logChance + 5));
    }

    /** The chance of a run at least this long, begun on any of a series' days. */
    public double pValue() {
        return Math.min(1, StrictMath.exp(logChance));
    }

    public void exchange(StateCodec cells) {
        last = cells.exchange(last);
        repeats = cells.exchange(repeats);
        changes = cells.exchange(changes);
        run = cells.exchange(run);
        since = cells.exchange(since);
        heldSince = cells.exchange(heldSince);
        called = cells.exchange(called);
    }
}
