package coop.minga.analytics.filter.change;

import java.util.Comparator;
import java.util.stream.Stream;

import coop.minga.analytics.filter.ensemble.ModelEnsemble;
import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.filter.result.VerdictKind;
import coop.minga.analytics.filter.state.StateCodec;
import coop.minga.analytics.filter.state.RecentWindow;
import org.jspecify.annotations.Nullable;

/**
 * Beside the bank: gathers residuals, raises an alarm when they carry enough evidence of a change, and three days later
 * says what it was, by the kind under which the readings are most likely. Then the bank is told, so that it does not
 * have to learn the change by itself.
 */
public final class ChangeDetector {

    static final int SETTLED_AFTER = 3;
    private static final int QUIET_AFTER_RESTART = 7;
    private static final int QUIET_AFTER_STUCK = 3;
    private static final int QUIET_AFTER_ANNOUNCED = 3;
    private static final double UNMISTAKABLE = 1.5;
    private static final double FAR_OFF = 7;
    private static final double SIDELESS = 3;
    private static final double SUSPICIOUS = 0.6;
    private static final double RAMP_FAVOURED = 1.5;
    private static final double VARIANCE_FAVOURED = 1.5;
    private static final double CALMED = 2.5;

    /** So many readings are also looked at together. */
    private static final int TOGETHER = 3;

    private static final double FARTHEST = 12;

    /** With less evidence than this for any kind, an alarm was nothing. */
    private static final double NOTHING = 2.5;

    /** The cost of taking two odd readings in a row for two accidents. */
    private static final double SECOND_ACCIDENT = 2.5;

    private static final int SURE_READINGS = 2;
    private static final double SURE = 2;

    private final boolean weekly;
    private final Residuals residuals = new Residuals();
    private final BaselineScale steadiness = new BaselineScale();
    private final AlarmThreshold strictness = new AlarmThreshold();
    private final TailDistribution tails = new TailDistribution();
    private final TailDistribution tailsTogether = new TailDistribution();
    private boolean suspicious;
    private int quiet;
    private boolean open;
    private long raised;

    /** Of the open alarm: 1 up, -1 down, 0 neither. */
    private int side;

    /** The residual of the day that raised it: an accident teaches how far accidents go, a change does not. */
    private double oddReading;

    /** Of the reading being observed, from before it was seen. */
    private double aloneLimit;

    private double rarity;
    private double pValue = 1;

    public ChangeDetector(boolean weekly) {
        this.weekly = weekly;
    }

    public boolean open() {
        return open;
    }

    /** Counts a reading that cannot be held against a forecast yet. */
    public void count() {
        steadiness.count();
        strictness.wearOff();
    }

    /**
     * Takes in a reading by its mean normal scores.
     *
     * @param far against what was foretold two weeks before
     * @param near against a steady day
     * @param judging false while the history is too short for alarms
     * @param muted the reading may be stuck: no alarm of another kind yet
     */
    public @Nullable Alarm observe(long day, double far, double near, boolean judging, boolean muted) {
        steadiness.count();
        residuals.add(day, far / steadiness.farDeviation(), near / steadiness.nearDeviation());
        aloneLimit = strictness.aloneLimit();
        rarity = tails.rarity(residuals.near(0));
        double doubt = strictness.doubt();
        pValue = Math.min(
                1, 2 * Math.min(tails.chance(residuals.near(0) / doubt), tailsTogether.chance(together() / doubt)));
        if (!open && quiet == 0) {
            steadiness.learn(residuals, suspicious);
        }
        strictness.wearOff();
        if (open) {
            return null;
        }
        Alarm alarm = judging ? judge(day, muted) : null;
        if (alarm == null) {
            tails.learn(residuals.near(0));
            tailsTogether.learn(together());
        }
        return alarm;
    }

    private @Nullable Alarm judge(long day, boolean muted) {
        quiet = Math.max(0, quiet - 1);
        ChangeScan scan = ChangeScan.forAlarm(residuals, steadiness, weekly);
        suspicious = Math.max(strictness.measure(scan.step()), strictness.measure(scan.ramp())) > SUSPICIOUS;
        return muted ? null : alarm(day, scan);
    }

    /** Of the last reading observed: the chance that nothing happened and it, or the last three, look as odd. */
    public double pValue() {
        return pValue;
    }

    /** The sum of the last readings' residuals against two weeks before, in its own deviations; 0 while there are too few. */
    private double together() {
        if (residuals.length() < TOGETHER) {
            return 0;
        }
        double sum = 0;
        for (int age = 0; age < TOGETHER; age++) {
            sum += ChangeScan.clip(residuals.far(age), FARTHEST);
        }
        return sum / StrictMath.sqrt(TOGETHER * steadiness.together(TOGETHER));
    }

    /** The last word on the open alarm when its time has come; the bank is told of what lasts. */
    public @Nullable Diagnosis settle(long day, ModelEnsemble bank, RecentWindow recent) {
        return open && day >= raised + SETTLED_AFTER ? close(day, bank, recent) : null;
    }

    /**
     * The last word on the open alarm before its time: a reading as far off on the other side is news of its own, which
     * cannot wait for it. To be asked before the reading is observed.
     */
    public @Nullable Diagnosis interrupt(long day, double near, ModelEnsemble bank, RecentWindow recent) {
        double off = near / steadiness.nearDeviation();
        double limit = strictness.aloneLimit();
        double needed = side == 0 ? SIDELESS * limit : limit;
        if (!open || off * side > 0 || !beyond(needed, off, tails.rarity(off))) {
            return null;
        }
        Diagnosis settled = close(day, bank, recent);
        quiet = 0;
        return settled;
    }

    private Diagnosis close(long day, ModelEnsemble bank, RecentWindow recent) {
        Evidence last = likeliest();
        long onset = last.readings() > residuals.length() ? raised : residuals.day(last.readings() - 1);
        open = false;
        if (last.kind() == VerdictKind.TRANSIENT || last.kind() == VerdictKind.STEADY) {
            tails.learn(oddReading);
        }
        intervene(day, last, bank, recent);
        return new Diagnosis(last.kind(), last.direction(), Math.min(raised, onset));
    }

    /** What an alarm was about, in the end. */
    public record Diagnosis(VerdictKind kind, Direction direction, long onset) {}

    /** The bank began anew: what was gathered is void. An open alarm is then a step that nobody could doubt. */
    public boolean restart() {
        residuals.clear();
        quiet = QUIET_AFTER_RESTART;
        boolean closed = open;
        open = false;
        return closed;
    }

    /**
     * Whether a reading is so far off that nothing that was announced the other way explains it; nothing is learned.
     *
     * @param near its mean normal score against a steady day
     */
    public boolean unmistakable(double near) {
        double off = near / steadiness.nearDeviation();
        return beyond(strictness.aloneLimit(), off, tails.rarity(off));
    }

    /** How sure it is that such a reading is odd, as of an alarm for one odd reading. */
    public double sureOf(double near) {
        double off = near / steadiness.nearDeviation();
        return probability(tails.rarity(off) / strictness.aloneLimit());
    }

    /** The chance of a reading so far off where nothing is the matter. */
    public double chanceOf(double near) {
        return tails.chance(near / steadiness.nearDeviation() / strictness.doubt());
    }

    /** The bank will begin again after so many readings: until then only what nobody could doubt is told. */
    public void waitFor(int readings) {
        begin(readings);
    }

    /** An announced change settles: what was gathered is void. Says whether an alarm was open. */
    public boolean beginAnew() {
        count();
        begin(QUIET_AFTER_ANNOUNCED);
        boolean closed = open;
        open = false;
        return closed;
    }

    /** A run of repeated values was called; says whether it takes the place of the open alarm. */
    public boolean stuck(long since) {
        quiet = QUIET_AFTER_STUCK;
        boolean taken = open && raised >= since;
        open &= !taken;
        if (!open) {
            residuals.clear();
        }
        return taken;
    }

    public void exchange(StateCodec cells) {
        residuals.exchange(cells);
        steadiness.exchange(cells);
        strictness.exchange(cells);
        tails.exchange(cells);
        tailsTogether.exchange(cells);
        suspicious = cells.exchange(suspicious);
        quiet = cells.exchange(quiet);
        open = cells.exchange(open);
        raised = cells.exchange(raised);
        side = cells.exchange(side);
        oddReading = cells.exchange(oddReading);
    }

    private @Nullable Alarm alarm(long day, ChangeScan scan) {
        double off = residuals.near(0);
        if (quiet > 0 && !beyond(aloneLimit + UNMISTAKABLE, off, rarity)) {
            return null;
        }
        Evidence strongest = quiet > 0 ? Evidence.none(VerdictKind.LEVEL_STEP) : strongest(scan);
        double lasting = strictness.measure(strongest);
        double alone = rarity / aloneLimit;
        if (Math.max(lasting, alone) < 1) {
            return null;
        }
        open = true;
        raised = day;
        oddReading = off;
        double probability = probability(Math.max(lasting, alone));
        Direction way = off > 0 ? Direction.UP : Direction.DOWN;
        if (alone >= lasting) {
            side = (int) Math.signum(off);
            strictness.raised(VerdictKind.TRANSIENT);
            return new Alarm(VerdictKind.TRANSIENT, way, day, probability);
        }
        strictness.raised(strongest.kind());
        Evidence likeliest = likeliest();
        boolean lasts = likeliest.kind() != VerdictKind.TRANSIENT && likeliest.kind() != VerdictKind.STEADY;
        Evidence named = lasts ? likeliest : strongest;
        side = switch (named.direction()) {
            case UP -> 1;
            case DOWN -> -1;
            case NONE -> 0;
        };
        long onset = Math.min(day, residuals.day(named.readings() - 1));
        return new Alarm(named.kind(), named.direction(), onset, probability);
    }

    private static double probability(double measure) {
        return 1 - 1 / (1 + StrictMath.exp(Math.min(20, 3 * measure)));
    }

    /** So rare, or so far off that it counts also in a series that has seen everything. */
    private static boolean beyond(double needed, double off, double rarity) {
        return rarity > needed || Math.abs(off) > Math.max(needed, FAR_OFF);
    }

    private Evidence strongest(ChangeScan scan) {
        return Stream.of(scan.step(), scan.ramp(), scan.variance(), scan.shape())
                .max(Comparator.comparingDouble(strictness::measure))
                .orElseThrow();
    }

    private Evidence likeliest() {
        ChangeScan scan = ChangeScan.forNaming(residuals, steadiness, weekly);
        return Stream.of(
                        alone(),
                        scan.step(),
                        favoured(scan.ramp(), RAMP_FAVOURED),
                        favoured(scan.variance(), VARIANCE_FAVOURED),
                        scan.shape())
                .reduce((best, next) -> next.gain() > best.gain() ? next : best)
                .filter(best -> best.gain() > NOTHING)
                .orElse(Evidence.none(VerdictKind.STEADY));
    }

    private static Evidence favoured(Evidence evidence, double by) {
        return evidence.gain() > 0
                ? new Evidence(evidence.kind(), evidence.gain() + by, evidence.readings(), evidence.size())
                : evidence;
    }

    /** One odd reading, or two in a row to one side, about the day of the alarm. */
    private Evidence alone() {
        Evidence best = Evidence.none(VerdictKind.TRANSIENT);
        for (int age = 0; age < residuals.length() && residuals.day(age) >= raised - SETTLED_AFTER; age++) {
            double off = ChangeScan.clip(residuals.far(age), ChangeScan.CLIP_FAR);
            best = best.orStronger(off * off / 2, age + 1, off);
            double next = age == 0 ? 0 : ChangeScan.clip(residuals.far(age - 1), ChangeScan.CLIP_FAR);
            if (next * off > 0) {
                best = best.orStronger((off * off + next * next) / 2 - SECOND_ACCIDENT, age + 1, off);
            }
        }
        return best;
    }

    private void intervene(long day, Evidence last, ModelEnsemble bank, RecentWindow recent) {
        switch (last.kind()) {
            case LEVEL_STEP -> {
                bank.foretellAnew(day, recent, last.readings(), last.size(), 0, sure(last));
                begin(3);
            }
            case SLOPE_CHANGE -> {
                bank.foretellAnew(day, recent, last.readings(), last.size(), last.size(), sure(last));
                begin(10);
            }
            case VARIANCE_CHANGE -> {
                bank.loosenNoise();
                bank.foretellAnew(day, recent, last.readings(), 0, 0, false);
                begin(21);
            }
            case WEEKDAY_SHAPE_CHANGE -> {
                bank.loosenPattern();
                bank.foretellAnew(day, recent, last.readings(), 0, 0, false);
                begin(14);
            }
            default -> {
                residuals.calm(raised - 1, CALMED);
                quiet = 1;
            }
        }
    }

    /** Whether the last readings, each by itself, lie far to the side of a change. */
    private boolean sure(Evidence last) {
        int looked = Math.min(residuals.length(), SURE_READINGS);
        for (int age = 0; age < looked; age++) {
            if (residuals.near(age) * Math.signum(last.size()) < SURE) {
                return false;
            }
        }
        return looked == SURE_READINGS;
    }

    private void begin(int quietReadings) {
        residuals.clear();
        quiet = quietReadings;
    }
}
