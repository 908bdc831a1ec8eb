package coop.minga.analytics.filter.change;

import coop.minga.analytics.filter.state.StateCodec;

/**
 * Detects repeated values. Learns their usual share from the series. Raises an alarm below a probability of one in
 * 100,000.
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
     * @param judging false while history is too short: every run then updates the share
     */
    public boolean observe(long day, double value, boolean judging) {
        boolean same = value == last;
        last = value;
        if (!same) {
            firstDayOfValue = day;
            // a reported run updates the share only if too long to be a fault
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

    /** The log probability of a run: Beta-Bernoulli with forgetting. */
    private double logProbabilityOf(int length) {
        double repeatWeight = PRIOR_READINGS * PRIOR_SHARE + repeats;
        double totalWeight = PRIOR_READINGS + repeats + changes;
        double log = 0;
        for (int i = 0; i < Math.min(length, LONGEST); i++) {
            log += StrictMath.log((repeatWeight + i) / (totalWeight + i));
        }
        return log;
    }

    /** Whether the current run raised an alarm: it updates nothing. */
    public boolean alarmRaised() {
        return alarmRaised;
    }

    /** Whether an unusual repeat must not yet count as another deviation. */
    public boolean suspicious() {
        return run > 0 && !commonRepeats;
    }

    public long firstRepeat() {
        return firstRepeat;
    }

    /** The first day of the repeated value. */
    public long firstDayOfValue() {
        return firstDayOfValue;
    }

    public double confidence() {
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
