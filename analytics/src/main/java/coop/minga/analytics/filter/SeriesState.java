package coop.minga.analytics.filter;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;

import coop.minga.analytics.filter.change.Alarm;
import coop.minga.analytics.filter.change.ChangeDetector;
import coop.minga.analytics.filter.change.EarlyChange;
import coop.minga.analytics.filter.change.StuckDetector;
import coop.minga.analytics.filter.distribution.Mixture;
import coop.minga.analytics.filter.distribution.ValueDomain;
import coop.minga.analytics.filter.effect.ForwardedModel;
import coop.minga.analytics.filter.ensemble.ModelEnsemble;
import coop.minga.analytics.filter.result.Basis;
import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.filter.result.Processes;
import coop.minga.analytics.filter.result.SettledVerdict;
import coop.minga.analytics.filter.result.Verdict;
import coop.minga.analytics.filter.result.VerdictKind;
import coop.minga.analytics.filter.state.StateCodec;
import coop.minga.analytics.filter.state.RecentWindow;
import org.jspecify.annotations.Nullable;

/** The working form of a state: everything the filter knows of one series, changed in place through one day. */
final class SeriesState {

    private static final long NEVER = Long.MIN_VALUE;
    private static final int BEFORE_VERDICTS = 42;
    private static final double OUT_OF_SIGHT = 7;
    private static final int RESTARTED_AFTER = 4;
    private static final List<VerdictKind> KINDS = List.of(VerdictKind.values());
    private static final List<Direction> WAYS = List.of(Direction.values());

    private final FilterSettings settings;
    private final ModelEnsemble bank;
    private final ChangeDetector detector;
    private final ValueDomain range = new ValueDomain();
    private final RecentWindow recent = new RecentWindow();
    private final StuckDetector repeats = new StuckDetector();
    private long reports;
    private long lastDay = NEVER;
    private int outOfSight;
    private OpenAlarm raised = OpenAlarm.NOTHING;

    /** The alarm that is still open, as it was raised. */
    private record OpenAlarm(
            long day,
            VerdictKind kind,
            Direction direction,
            long onset,
            double probability,
            double surprise,
            double pValue) {

        static final OpenAlarm NOTHING = new OpenAlarm(0, VerdictKind.STEADY, Direction.NONE, 0, 0, 0, 1);

        static OpenAlarm exchange(OpenAlarm it, StateCodec cells) {
            return new OpenAlarm(
                    cells.exchange(it.day),
                    KINDS.get(cells.exchange(KINDS.indexOf(it.kind))),
                    WAYS.get(cells.exchange(WAYS.indexOf(it.direction))),
                    cells.exchange(it.onset),
                    cells.exchange(it.probability),
                    cells.exchange(it.surprise),
                    cells.exchange(it.pValue));
        }

        /** Of the same kind but beyond doubt, for it goes on. */
        SettledVerdict settledAs(VerdictKind last) {
            return settledAs(new ChangeDetector.Diagnosis(last, direction, onset));
        }

        /** A steady verdict withdraws the flag. */
        SettledVerdict settledAs(ChangeDetector.Diagnosis last) {
            boolean flagged = last.kind() != VerdictKind.STEADY;
            return new SettledVerdict(
                    LocalDate.ofEpochDay(day),
                    new Verdict(
                            last.kind(),
                            flagged ? last.direction() : Direction.NONE,
                            probability,
                            surprise,
                            pValue,
                            true,
                            LocalDate.ofEpochDay(flagged ? last.onset() : day),
                            flagged));
        }
    }

    private SeriesState(FilterSettings settings) {
        this.settings = settings;
        this.bank = new ModelEnsemble(settings.weekly());
        this.detector = new ChangeDetector(settings.weekly());
    }

    static SeriesState of(FilterSettings settings, StateSnapshot state) {
        SeriesState memory = new SeriesState(settings);
        state.restore(settings.season(), memory);
        return memory;
    }

    /** Moves to the next day to be judged; days between had no report. */
    void moveTo(FilterDay day, List<SettledVerdict> settled) {
        long to = day.date().toEpochDay();
        if (lastDay == NEVER) {
            lastDay = to - 1;
        }
        for (long left = to - 1 - lastDay; left > 0; left--) {
            lookAhead(true);
            pass();
            settle(settled);
        }
        lookAhead(!day.closed());
        if (bank.started() && !bank.sound()) {
            bank.stop();
            detectAnew(raised.kind(), settled);
        }
    }

    /** Moves one day on without judging it. */
    void lookAhead(boolean open) {
        lastDay++;
        bank.step(open);
    }

    /** @param horizon days since the last one judged, from 1 */
    Forecast forecast(int horizon) {
        if (!bank.started()) {
            return Forecast.notReady();
        }
        bank.look(lastDay);
        double lowest =
                Math.max(settings.lowest(), Math.min(range.lowestForecast(bank.counting()), settings.highest()));
        double highest = Math.min(settings.highest(), Math.max(range.highestForecast(), settings.lowest()));
        return Forecast.of(
                bank.forecast(lastDay, horizon), bank.corrected(horizon), bank.calibratedBy(), lowest, highest);
    }

    /** Takes the day's value in and says what it means; settlements of earlier days are added to the list. */
    Verdict learn(double value, Forecast forecast, List<SettledVerdict> settled) {
        boolean gathering = !recent.enough();
        reports++;
        range.add(value);
        recent.add(lastDay, value);
        boolean stuck = repeats.observe(lastDay, value, judging());
        EarlyChange early = detector.open() ? null : EarlyChange.in(recent, settings.weekly());
        if (early != null && (early.far() || !judging())) {
            recent.keepLast(EarlyChange.WEEK);
            if (!judging()) {
                return changedEarly(early);
            }
            detector.waitFor(RecentWindow.ENOUGH - EarlyChange.WEEK);
        }
        if (!forecast.ready()) {
            detector.count();
            if (recent.enough()) {
                bank.start(recent, range);
            }
            return steady(0);
        }
        double below = forecast.below(value);
        double surprise = Forecast.surpriseOf(below);
        if (gathering && recent.enough()) {
            bank.start(recent, range);
            detector.count();
            detectAnew(VerdictKind.LEVEL_STEP, settled);
            return steady(surprise);
        }
        double near = bank.steadyScore(lastDay, value, range.counts());
        if (recent.enough() && leftSight(near)) {
            recent.carryOver(RESTARTED_AFTER, range.neverNegative());
            bank.start(recent, range);
            detector.count();
            detectAnew(VerdictKind.LEVEL_STEP, settled);
            return steady(surprise);
        }
        double far = bank.learn(lastDay, value, Mixture.scoreOf(below), range);
        if (recent.enough()) {
            bank.consider(recent, range);
        }
        return judge(far, near, surprise, stuck && judging(), settled);
    }

    /** The series begins again with its new level: nothing is judged until there is enough of that. */
    private Verdict changedEarly(EarlyChange change) {
        reports = EarlyChange.WEEK;
        detector.count();
        detector.restart();
        return new Verdict(
                VerdictKind.LEVEL_STEP,
                change.direction(),
                1 - EarlyChange.P_VALUE,
                0,
                EarlyChange.P_VALUE,
                true,
                LocalDate.ofEpochDay(change.onset()),
                true);
    }

    boolean ready() {
        return bank.started();
    }

    /** The members, from which the readings since are held against what was expected. */
    List<ForwardedModel> carriedForward() {
        return bank.members().stream().map(ForwardedModel::new).toList();
    }

    double[] shares(int horizon) {
        return bank.shares(horizon);
    }

    double noise(long day) {
        return bank.noise(day);
    }

    /** The forecast of a day of which something was announced. */
    Forecast widened(Forecast forecast, Direction side) {
        double lowest = range.neverNegative()
                ? Math.max(settings.lowest(), Math.min(0, range.lowestForecast(false)))
                : settings.lowest();
        return forecast.widened(new ForecastInflation(side, lowest, settings.highest()));
    }

    /** A day of which something was announced, with its reading if there is one; see {@link FeedForwardIntervention}. */
    @Nullable
    Verdict takeIn(OptionalDouble value, Forecast forecast, DayInterventions announced, List<SettledVerdict> settled) {
        if (value.isPresent() && !forecast.ready() && !announced.passing()) {
            return learn(value.getAsDouble(), forecast, settled);
        }
        FeedForwardIntervention day = new FeedForwardIntervention(announced, lastDay, bank, detector);
        Verdict verdict = value.isPresent() ? verdict(value.getAsDouble(), forecast, day) : null;
        if (value.isPresent() && !announced.passing()) {
            reports++;
            range.add(value.getAsDouble());
            recent.add(lastDay, value.getAsDouble());
            repeats.observe(lastDay, value.getAsDouble(), judging());
            outOfSight = 0;
        }
        if (day.takeIn(value, range)) {
            settled.add(raised.settledAs(raised.kind()));
        }
        if (bank.started() && recent.enough() && value.isPresent() && !announced.passing()) {
            bank.consider(recent, range);
        }
        return verdict;
    }

    /** The probabilities that the last reading was steady, transient, a step, a change of slope. */
    Processes processes() {
        return bank.started() ? Processes.of(bank.probabilities()) : Processes.STEADY;
    }

    /** On what the next day is judged. */
    Basis basis() {
        return new Basis(bank.scale().kind(), range.counts(), (int) Math.max(0, BEFORE_VERDICTS + 1 - reports));
    }

    /** A day with nothing to judge. */
    void pass() {
        if (bank.started()) {
            bank.pass(lastDay);
        }
    }

    void settle(List<SettledVerdict> settled) {
        ChangeDetector.Diagnosis last = detector.settle(lastDay, bank, recent);
        if (last != null) {
            settled.add(raised.settledAs(last));
        }
    }

    void exchange(StateCodec cells) {
        reports = cells.exchange(reports);
        lastDay = cells.exchange(lastDay);
        outOfSight = cells.exchange(outOfSight);
        range.exchange(cells);
        recent.exchange(cells);
        repeats.exchange(cells);
        raised = OpenAlarm.exchange(raised, cells);
        bank.exchange(cells);
        detector.exchange(cells);
    }

    private boolean judging() {
        return reports > BEFORE_VERDICTS;
    }

    private void detectAnew(VerdictKind openIsSettledAs, List<SettledVerdict> settled) {
        if (detector.restart()) {
            settled.add(raised.settledAs(openIsSettledAs));
        }
    }

    private Verdict judge(double far, double near, double surprise, boolean stuck, List<SettledVerdict> settled) {
        if (stuck) {
            return stuck(surprise, settled);
        }
        if (repeats.called() && judging()) {
            detector.count();
            return steady(surprise);
        }
        ChangeDetector.Diagnosis interrupted = detector.interrupt(lastDay, near, bank, recent);
        if (interrupted != null) {
            settled.add(raised.settledAs(interrupted));
        }
        double known = Double.isNaN(far) ? near : far;
        Alarm alarm = detector.observe(lastDay, known, near, judging(), repeats.suspicious());
        if (alarm == null) {
            return steady(surprise, judging() ? pValue() : 1);
        }
        raised = new OpenAlarm(
                lastDay, alarm.kind(), alarm.direction(), alarm.onset(), alarm.probability(), surprise, pValue());
        return new Verdict(
                alarm.kind(),
                alarm.direction(),
                alarm.probability(),
                surprise,
                pValue(),
                false,
                LocalDate.ofEpochDay(alarm.onset()),
                true);
    }

    /** Nothing that was announced is odd; the contrary of it is. */
    private Verdict verdict(double value, Forecast forecast, FeedForwardIntervention day) {
        double surprise = forecast.ready() ? forecast.surprise(value) : 0;
        if (forecast.ready() && judging()) {
            Verdict contrary =
                    day.contrary(bank.steadyScore(lastDay, value, range.counts()), surprise, range.counts() ? 2 : 1);
            if (contrary != null) {
                return contrary;
            }
        }
        return new Verdict(
                judging() ? VerdictKind.STEADY : VerdictKind.NOT_ENOUGH_HISTORY,
                Direction.NONE,
                1,
                surprise,
                1,
                true,
                LocalDate.ofEpochDay(lastDay),
                false);
    }

    /** Of counts the score takes the middle of the chance of the count itself; all of it is at most twice as much. */
    private double pValue() {
        return Math.min(1, (range.counts() ? 2 : 1) * detector.pValue());
    }

    private Verdict stuck(double surprise, List<SettledVerdict> settled) {
        boolean taken = detector.stuck(repeats.heldSince());
        if (taken) {
            settled.add(raised.settledAs(VerdictKind.STUCK));
        }
        return new Verdict(
                VerdictKind.STUCK,
                Direction.NONE,
                repeats.probability(),
                surprise,
                repeats.pValue(),
                true,
                LocalDate.ofEpochDay(repeats.since()),
                !taken);
    }

    /** Four readings in a row far out of sight to one side: the series has become another one. */
    private boolean leftSight(double score) {
        int side = score > 0 ? 1 : -1;
        if (Math.abs(score) <= OUT_OF_SIGHT) {
            outOfSight = 0;
        } else {
            outOfSight = outOfSight * side > 0 ? outOfSight + side : side;
        }
        if (Math.abs(outOfSight) < RESTARTED_AFTER) {
            return false;
        }
        outOfSight = 0;
        return true;
    }

    private Verdict steady(double surprise) {
        return steady(surprise, 1);
    }

    private Verdict steady(double surprise, double pValue) {
        return new Verdict(
                judging() ? VerdictKind.STEADY : VerdictKind.NOT_ENOUGH_HISTORY,
                Direction.NONE,
                bank.started() ? processes().steady() : 1,
                surprise,
                pValue,
                true,
                LocalDate.ofEpochDay(lastDay),
                false);
    }
}
