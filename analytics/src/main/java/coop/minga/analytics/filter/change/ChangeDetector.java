package coop.minga.analytics.filter.change;

import java.util.Comparator;
import java.util.stream.Stream;

import coop.minga.analytics.filter.ensemble.ModelEnsemble;
import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.filter.result.VerdictKind;
import coop.minga.analytics.filter.state.RecentWindow;
import coop.minga.analytics.filter.state.StateCodec;
import org.jspecify.annotations.Nullable;

/**
 * Detects changes in the ensemble's residuals. Three days after an alarm it diagnoses the most likely kind and
 * intervenes in the ensemble.
 */
public final class ChangeDetector {

    static final int SETTLED_AFTER = 3;
    private static final int QUIET_AFTER_RESTART = 7;
    private static final int QUIET_AFTER_STUCK = 3;
    private static final int QUIET_AFTER_INTERVENTION = 3;
    private static final double UNMISTAKABLE = 1.5;
    private static final double FAR_OFF = 7;
    private static final double WITHOUT_SIDE_FACTOR = 3;
    private static final double SUSPICIOUS = 0.6;
    private static final double RAMP_BONUS = 1.5;
    private static final double VARIANCE_BONUS = 1.5;
    private static final double DAMPENED_ABOVE = 2.5;

    /** Number of residuals that are also tested as a sum. */
    private static final int SUMMED_READINGS = 3;

    private static final double FARTHEST = 12;

    /** Below this evidence for every kind, an alarm was false. */
    private static final double LEAST_EVIDENCE = 2.5;

    /** Penalty for explaining two readings in a row by two transients. */
    private static final double SECOND_TRANSIENT_COST = 2.5;

    private static final int SURE_READINGS = 2;
    private static final double SURE = 2;

    private final boolean weekly;
    private final Residuals residuals = new Residuals();
    private final BaselineScale baseline = new BaselineScale();
    private final AlarmThreshold threshold = new AlarmThreshold();
    private final TailDistribution tails = new TailDistribution();
    private final TailDistribution sumTails = new TailDistribution();
    private boolean suspicious;
    private int quietReadings;
    private boolean alarmOpen;
    private long raisedOn;

    /** Of the open alarm: 1 up, -1 down, 0 neither. */
    private int side;

    /** The residual of the alarm: updates the tails if it proves transient. */
    private double alarmResidual;

    /** For the reading being observed, computed before it is learned. */
    private double singleReadingLimit;

    private double normalEquivalent;
    private double pValue = 1;

    public ChangeDetector(boolean weekly) {
        this.weekly = weekly;
    }

    public boolean alarmOpen() {
        return alarmOpen;
    }

    /** Counts a reading that has no forecast yet. */
    public void countUnjudged() {
        baseline.count();
        threshold.decay();
    }

    /**
     * Observes a reading by its mean normal scores.
     *
     * @param horizonScore against the forecast of two weeks before
     * @param oneStepScore against a steady day
     * @param judging false while history is too short for alarms
     * @param muted possibly stuck: no other alarm yet
     */
    public @Nullable Alarm observe(long day, double horizonScore, double oneStepScore, boolean judging, boolean muted) {
        baseline.count();
        residuals.add(day, horizonScore / baseline.horizonDeviation(), oneStepScore / baseline.oneStepDeviation());
        singleReadingLimit = threshold.singleReadingLimit();
        normalEquivalent = tails.normalEquivalent(residuals.oneStep(0));
        double inflation = threshold.estimationInflation();
        pValue = Math.min(
                1,
                2
                        * Math.min(
                                tails.twoSidedProbability(residuals.oneStep(0) / inflation),
                                sumTails.twoSidedProbability(lastScoresSum() / inflation)));
        if (!alarmOpen && quietReadings == 0) {
            baseline.learn(residuals, suspicious);
        }
        threshold.decay();
        if (alarmOpen) {
            return null;
        }
        Alarm alarm = judging ? judge(day, muted) : null;
        if (alarm == null) {
            tails.learn(residuals.oneStep(0));
            sumTails.learn(lastScoresSum());
        }
        return alarm;
    }

    private @Nullable Alarm judge(long day, boolean muted) {
        quietReadings = Math.max(0, quietReadings - 1);
        ChangeScan scan = ChangeScan.forAlarm(residuals, baseline, weekly);
        suspicious = Math.max(threshold.ratio(scan.step()), threshold.ratio(scan.ramp())) > SUSPICIOUS;
        return muted ? null : alarm(day, scan);
    }

    /** The p-value of the last reading, alone or with the two before. */
    public double pValue() {
        return pValue;
    }

    /** The standardized sum of the last horizon residuals; 0 while too few. */
    private double lastScoresSum() {
        if (residuals.length() < SUMMED_READINGS) {
            return 0;
        }
        double sum = 0;
        for (int age = 0; age < SUMMED_READINGS; age++) {
            sum += ChangeScan.clip(residuals.horizon(age), FARTHEST);
        }
        return sum / StrictMath.sqrt(SUMMED_READINGS * baseline.sumVarianceRatio(SUMMED_READINGS));
    }

    /** Diagnoses the open alarm once due. Intervenes after a permanent change. */
    public @Nullable Diagnosis diagnoseDue(long day, ModelEnsemble ensemble, RecentWindow recent) {
        return alarmOpen && day >= raisedOn + SETTLED_AFTER ? diagnose(day, ensemble, recent) : null;
    }

    /** The early diagnosis after an equal deviation to the other side. Call before {@link #observe}. */
    public @Nullable Diagnosis diagnoseEarly(
            long day, double oneStepScore, ModelEnsemble ensemble, RecentWindow recent) {
        double residual = oneStepScore / baseline.oneStepDeviation();
        double limit = threshold.singleReadingLimit();
        double needed = side == 0 ? WITHOUT_SIDE_FACTOR * limit : limit;
        if (!alarmOpen || residual * side > 0 || !beyond(needed, residual, tails.normalEquivalent(residual))) {
            return null;
        }
        Diagnosis settled = diagnose(day, ensemble, recent);
        quietReadings = 0;
        return settled;
    }

    private Diagnosis diagnose(long day, ModelEnsemble ensemble, RecentWindow recent) {
        Evidence evidence = likeliest();
        long onset = evidence.readings() > residuals.length() ? raisedOn : residuals.day(evidence.readings() - 1);
        alarmOpen = false;
        if (evidence.kind() == VerdictKind.TRANSIENT || evidence.kind() == VerdictKind.STEADY) {
            tails.learn(alarmResidual);
        }
        intervene(day, evidence, ensemble, recent);
        return new Diagnosis(evidence.kind(), evidence.direction(), Math.min(raisedOn, onset));
    }

    /** The diagnosis of an alarm: kind, direction and first day. */
    public record Diagnosis(VerdictKind kind, Direction direction, long onset) {}

    /** Discards the residuals. Returns whether an alarm was open: it is then a step. */
    public boolean restart() {
        residuals.clear();
        quietReadings = QUIET_AFTER_RESTART;
        boolean closed = alarmOpen;
        alarmOpen = false;
        return closed;
    }

    /**
     * Whether no announced change to the other side explains a reading. Learns nothing.
     *
     * @param oneStepScore mean normal score against a steady day
     */
    public boolean isUnmistakable(double oneStepScore) {
        double residual = oneStepScore / baseline.oneStepDeviation();
        return beyond(threshold.singleReadingLimit(), residual, tails.normalEquivalent(residual));
    }

    /** The confidence of an alarm for such a single reading. */
    public double alarmConfidence(double oneStepScore) {
        double residual = oneStepScore / baseline.oneStepDeviation();
        return confidence(tails.normalEquivalent(residual) / threshold.singleReadingLimit());
    }

    /** The p-value of such a reading. */
    public double pValueOf(double oneStepScore) {
        return tails.twoSidedProbability(oneStepScore / baseline.oneStepDeviation() / threshold.estimationInflation());
    }

    /** Until the ensemble restarts, allows only unmistakable alarms. */
    public void waitFor(int readings) {
        clearAndWait(readings);
    }

    /** Discards the residuals of an announced change. Returns whether an alarm was open. */
    public boolean restartAfterIntervention() {
        countUnjudged();
        clearAndWait(QUIET_AFTER_INTERVENTION);
        boolean closed = alarmOpen;
        alarmOpen = false;
        return closed;
    }

    /** Reports a run of repeats. Returns whether it replaces the alarm. */
    public boolean reportStuck(long since) {
        quietReadings = QUIET_AFTER_STUCK;
        boolean replaced = alarmOpen && raisedOn >= since;
        alarmOpen &= !replaced;
        if (!alarmOpen) {
            residuals.clear();
        }
        return replaced;
    }

    public void readOrWrite(StateCodec codec) {
        residuals.readOrWrite(codec);
        baseline.readOrWrite(codec);
        threshold.readOrWrite(codec);
        tails.readOrWrite(codec);
        sumTails.readOrWrite(codec);
        suspicious = codec.readOrWrite(suspicious);
        quietReadings = codec.readOrWrite(quietReadings);
        alarmOpen = codec.readOrWrite(alarmOpen);
        raisedOn = codec.readOrWrite(raisedOn);
        side = codec.readOrWrite(side);
        alarmResidual = codec.readOrWrite(alarmResidual);
    }

    private @Nullable Alarm alarm(long day, ChangeScan scan) {
        double residual = residuals.oneStep(0);
        if (quietReadings > 0 && !beyond(singleReadingLimit + UNMISTAKABLE, residual, normalEquivalent)) {
            return null;
        }
        Evidence strongest = quietReadings > 0 ? Evidence.none(VerdictKind.LEVEL_STEP) : strongest(scan);
        double permanent = threshold.ratio(strongest);
        double singleReading = normalEquivalent / singleReadingLimit;
        if (Math.max(permanent, singleReading) < 1) {
            return null;
        }
        alarmOpen = true;
        raisedOn = day;
        alarmResidual = residual;
        double confidence = confidence(Math.max(permanent, singleReading));
        Direction direction = residual > 0 ? Direction.UP : Direction.DOWN;
        if (singleReading >= permanent) {
            side = (int) Math.signum(residual);
            threshold.raised(VerdictKind.TRANSIENT);
            return new Alarm(VerdictKind.TRANSIENT, direction, day, confidence);
        }
        threshold.raised(strongest.kind());
        Evidence likeliest = likeliest();
        boolean isPermanent = likeliest.kind() != VerdictKind.TRANSIENT && likeliest.kind() != VerdictKind.STEADY;
        Evidence reported = isPermanent ? likeliest : strongest;
        side = switch (reported.direction()) {
            case UP -> 1;
            case DOWN -> -1;
            case NONE -> 0;
        };
        long onset = Math.min(day, residuals.day(reported.readings() - 1));
        return new Alarm(reported.kind(), reported.direction(), onset, confidence);
    }

    private static double confidence(double measure) {
        return 1 - 1 / (1 + StrictMath.exp(Math.min(20, 3 * measure)));
    }

    /** The second condition holds for series with very heavy tails too. */
    private static boolean beyond(double needed, double residual, double normalEquivalent) {
        return normalEquivalent > needed || Math.abs(residual) > Math.max(needed, FAR_OFF);
    }

    private Evidence strongest(ChangeScan scan) {
        return Stream.of(scan.step(), scan.ramp(), scan.variance(), scan.shape())
                .max(Comparator.comparingDouble(threshold::ratio))
                .orElseThrow();
    }

    private Evidence likeliest() {
        ChangeScan scan = ChangeScan.forNaming(residuals, baseline, weekly);
        return Stream.of(
                        transientEvidence(),
                        scan.step(),
                        withBonus(scan.ramp(), RAMP_BONUS),
                        withBonus(scan.variance(), VARIANCE_BONUS),
                        scan.shape())
                .reduce((best, next) -> next.gain() > best.gain() ? next : best)
                .filter(best -> best.gain() > LEAST_EVIDENCE)
                .orElse(Evidence.none(VerdictKind.STEADY));
    }

    private static Evidence withBonus(Evidence evidence, double by) {
        return evidence.gain() > 0
                ? new Evidence(evidence.kind(), evidence.gain() + by, evidence.readings(), evidence.size())
                : evidence;
    }

    /** Evidence for one or two unusual readings near the alarm's day. */
    private Evidence transientEvidence() {
        Evidence best = Evidence.none(VerdictKind.TRANSIENT);
        for (int age = 0; age < residuals.length() && residuals.day(age) >= raisedOn - SETTLED_AFTER; age++) {
            double residual = ChangeScan.clip(residuals.horizon(age), ChangeScan.HORIZON_CLIP);
            best = best.orStronger(residual * residual / 2, age + 1, residual);
            double next = age == 0 ? 0 : ChangeScan.clip(residuals.horizon(age - 1), ChangeScan.HORIZON_CLIP);
            if (next * residual > 0) {
                best = best.orStronger(
                        (residual * residual + next * next) / 2 - SECOND_TRANSIENT_COST, age + 1, residual);
            }
        }
        return best;
    }

    private void intervene(long day, Evidence evidence, ModelEnsemble ensemble, RecentWindow recent) {
        switch (evidence.kind()) {
            case LEVEL_STEP -> {
                ensemble.reforecastAfterChange(day, recent, evidence.readings(), evidence.size(), 0, isSure(evidence));
                clearAndWait(3);
            }
            case SLOPE_CHANGE -> {
                ensemble.reforecastAfterChange(
                        day, recent, evidence.readings(), evidence.size(), evidence.size(), isSure(evidence));
                clearAndWait(10);
            }
            case VARIANCE_CHANGE -> {
                ensemble.relearnNoise();
                ensemble.reforecastAfterChange(day, recent, evidence.readings(), 0, 0, false);
                clearAndWait(21);
            }
            case WEEKDAY_SHAPE_CHANGE -> {
                ensemble.inflatePatternVariance();
                ensemble.reforecastAfterChange(day, recent, evidence.readings(), 0, 0, false);
                clearAndWait(14);
            }
            case TRANSIENT, STEADY -> {
                residuals.dampen(raisedOn - 1, DAMPENED_ABOVE);
                quietReadings = 1;
            }
            case STUCK, NOT_ENOUGH_HISTORY ->
                throw new IllegalArgumentException("evidence of " + evidence.kind() + ": expected a change");
        }
    }

    /** Whether the last readings all lie far to the change's side. */
    private boolean isSure(Evidence evidence) {
        int readings = Math.min(residuals.length(), SURE_READINGS);
        for (int age = 0; age < readings; age++) {
            if (residuals.oneStep(age) * Math.signum(evidence.size()) < SURE) {
                return false;
            }
        }
        return readings == SURE_READINGS;
    }

    private void clearAndWait(int readings) {
        residuals.clear();
        quietReadings = readings;
    }
}
