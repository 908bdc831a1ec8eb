package coop.minga.analytics.filter.change;

import coop.minga.analytics.filter.state.StateCodec;

/**
 * Detects a value that repeats. The share of repeats is learned from the series. A run raises an alarm if its
 * probability is below one in 100,000.
 */
public final class StuckDetector {

    private static final double ALARM_LOG_PROBABILITY = -11.5;
    private static final int FEWEST = 3;
    private static final int NATURAL_RUN = 30;
    private static final double DISCOUNT = 0.98;
    private static final double PRIOR_SHARE = 0.02;

    /** The weight of the prior, in readings. */
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
     * Observes a reading. Returns whether to raise an alarm.
     *
     * @param judging false while the history is too short for alarms: every run then updates the share
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

    /** The log probability of such a run: the predictive distribution of a Beta-Bernoulli model with forgetting. */
    private double logProbabilityOf(int length) {
        double repeatWeight = PRIOR_READINGS * PRIOR_SHARE + repeats;
        double totalWeight = PRIOR_READINGS + repeats + changes;
        double log = 0;
        for (int i = 0; i < Math.min(length, LONGEST); i++) {
            log += StrictMath.log((repeatWeight + i) / (totalWeight + i));
        }
        return log;
    }

    /** Whether the current run has raised an alarm. It then updates nothing. */
    public boolean alarmRaised() {
        return alarmRaised;
    }

    /** Whether the reading is an unusual repeat: it must not count as another deviation yet. */
    public boolean suspicious() {
        return run > 0 && !commonRepeats;
    }

    public long firstRepeat() {
        return firstRepeat;
    }

    /** The day on which the repeated value first came. */
    public long firstDayOfValue() {
        return firstDayOfValue;
    }

    public double probability() {
        return 1 - StrictMath.exp(Math.max(-30, logProbability + 5));
    }

    /** The probability of a run at least this long. */
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
