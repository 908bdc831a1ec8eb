package coop.minga.analytics.filter.change;

import coop.minga.analytics.filter.state.StateCodec;

/**
 * The very same value again and again. How natural that is, is learned from the series: repeats raise an alarm once so
 * many in a row would come about once in 100,000 readings.
 */
public final class StuckDetector {

    private static final double ALARM_LOG_PROBABILITY = -11.5;
    private static final int FEWEST = 3;
    private static final int NATURAL_RUN = 30;
    private static final double DISCOUNT = 0.98;
    private static final double PRIOR_SHARE = 0.02;

    /** The prior weighs as much as so many readings. */
    private static final double PRIOR_READINGS = 8;

    /** A longer run counts as one of this length. */
    private static final int LONGEST = 60;

    private static final double UNUSUAL = StrictMath.log(0.05);

    private double last = Double.NaN;
    private double repeats;
    private double changes;
    private int run;
    private long firstRepeat;
    private long firstDayOfValue;
    private boolean alarmRaised;
    private double logProbability;
    private boolean commonRepeats;

    /**
     * Takes a reading in and says whether an alarm is due now.
     *
     * @param judging false while the history is too short for alarms: until then every run teaches
     */
    public boolean observe(long day, double value, boolean judging) {
        boolean same = value == last;
        last = value;
        if (!same) {
            firstDayOfValue = day;
            // a run that was called teaches nothing, unless it is so long that it must be the series' nature
            if (!judging || !alarmRaised || run >= NATURAL_RUN) {
                learnRun();
            }
            changes = DISCOUNT * changes + 1;
            repeats *= DISCOUNT;
            run = 0;
            alarmRaised = false;
        } else if (run == 0) {
            firstRepeat = day;
        }
        run += same ? 1 : 0;
        logProbability = logProbabilityOf(run);
        commonRepeats = logProbabilityOf(1) >= UNUSUAL;
        boolean due = run >= FEWEST && logProbability < ALARM_LOG_PROBABILITY && !alarmRaised;
        alarmRaised |= due;
        return due;
    }

    private void learnRun() {
        double kept = StrictMath.pow(DISCOUNT, run);
        repeats = kept * repeats + (1 - kept) / (1 - DISCOUNT);
        changes *= kept;
    }

    /** The logarithm of the chance of a run so long: the posterior predictive of repeats, a Beta-Bernoulli that forgets. */
    private double logProbabilityOf(int length) {
        double repeatWeight = PRIOR_READINGS * PRIOR_SHARE + repeats;
        double totalWeight = PRIOR_READINGS + repeats + changes;
        double log = 0;
        for (int i = 0; i < Math.min(length, LONGEST); i++) {
            log += StrictMath.log((repeatWeight + i) / (totalWeight + i));
        }
        return log;
    }

    /** The run of repeats has been called: it teaches nothing any more. */
    public boolean alarmRaised() {
        return alarmRaised;
    }

    /** The reading repeats the one before where that is odd: not to be taken for a deviation before more is known. */
    public boolean suspicious() {
        return run > 0 && !commonRepeats;
    }

    public long firstRepeat() {
        return firstRepeat;
    }

    /** The day of the value that is repeated since. */
    public long firstDayOfValue() {
        return firstDayOfValue;
    }

    public double probability() {
        return 1 - StrictMath.exp(Math.max(-30, logProbability + 5));
    }

    /** The chance of a run at least this long, begun on any of a series' days. */
    public double pValue() {
        return Math.min(1, StrictMath.exp(logProbability));
    }

    public void readOrWrite(StateCodec codec) {
        last = codec.readOrWrite(last);
        repeats = codec.readOrWrite(repeats);
        changes = codec.readOrWrite(changes);
        run = codec.readOrWrite(run);
        firstRepeat = codec.readOrWrite(firstRepeat);
        firstDayOfValue = codec.readOrWrite(firstDayOfValue);
        alarmRaised = codec.readOrWrite(alarmRaised);
    }
}
