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
import coop.minga.analytics.filter.result.Classification;
import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.filter.result.ProcessProbabilities;
import coop.minga.analytics.filter.result.SettledVerdict;
import coop.minga.analytics.filter.result.Verdict;
import coop.minga.analytics.filter.result.VerdictKind;
import coop.minga.analytics.filter.state.RecentWindow;
import coop.minga.analytics.filter.state.StateCodec;
import org.jspecify.annotations.Nullable;

/** The working state of one series. Leads a day through all stages. */
final class SeriesState {

    private static final long NEVER = Long.MIN_VALUE;
    private static final int READINGS_BEFORE_VERDICTS = 42;
    private static final double FAR_OFF = 7;
    private static final int RESTARTED_AFTER = 4;

    private final FilterSettings settings;
    private final ModelEnsemble ensemble;
    private final ChangeDetector detector;
    private final ValueDomain domain = new ValueDomain();
    private final RecentWindow recent = new RecentWindow();
    private final StuckDetector stuckDetector = new StuckDetector();
    private long readings;
    private long lastDay = NEVER;
    private int farOffReadings;
    private OpenAlarm openAlarm = OpenAlarm.NOTHING;

    private SeriesState(FilterSettings settings) {
        this.settings = settings;
        this.ensemble = new ModelEnsemble(settings.weekly());
        this.detector = new ChangeDetector(settings.weekly());
    }

    static SeriesState of(FilterSettings settings, StateSnapshot state) {
        SeriesState working = new SeriesState(settings);
        state.restore(settings.season(), working);
        return working;
    }

    /** Moves to the next day. Skipped days had no report. */
    void moveTo(FilterDay day, List<SettledVerdict> settled) {
        long to = day.date().toEpochDay();
        if (lastDay == NEVER) {
            lastDay = to - 1;
        }
        for (long left = to - 1 - lastDay; left > 0; left--) {
            advanceDay(true);
            skip();
            settleDue(settled);
        }
        advanceDay(!day.closed());
        if (ensemble.started() && !ensemble.isFinite()) {
            ensemble.stop();
            restartDetection(openAlarm.kind(), settled);
        }
    }

    /** Moves one day on without judging it. */
    void advanceDay(boolean open) {
        lastDay++;
        ensemble.advanceDay(open);
    }

    /** @param horizon days since the last one judged, from 1 */
    Forecast forecast(int horizon) {
        if (!ensemble.started()) {
            return Forecast.notReady();
        }
        ensemble.prepare(lastDay);
        double lowest = Math.max(
                settings.lowest(), Math.min(domain.lowestForecast(ensemble.isCountActive()), settings.highest()));
        double highest = Math.min(settings.highest(), Math.max(domain.highestForecast(), settings.lowest()));
        return Forecast.of(
                ensemble.forecast(lastDay, horizon),
                ensemble.calibratedScores(horizon),
                ensemble.calibrationReadings(),
                lowest,
                highest);
    }

    /** Learns the value. Adds verdicts on earlier days that settled. */
    Verdict learn(double value, Forecast forecast, List<SettledVerdict> settled) {
        boolean gathering = !recent.isFull();
        boolean stuck = remember(value);
        EarlyChange earlyChange = findEarlyChange();
        if (earlyChange != null && !hasEnoughHistory()) {
            return restartAt(earlyChange);
        }
        if (!forecast.ready()) {
            return warmUp();
        }
        double probability = forecast.cdf(value);
        double tailSurprisal = Forecast.surprisalOf(probability);
        if (gathering && recent.isFull()) {
            return restartModels(tailSurprisal, settled);
        }
        double oneStepScore = ensemble.steadyScore(lastDay, value, domain.isCount());
        if (recent.isFull() && isFarOff(oneStepScore)) {
            recent.rescaleBefore(RESTARTED_AFTER, domain.neverNegative());
            return restartModels(tailSurprisal, settled);
        }
        double horizonScore = ensemble.learn(lastDay, value, Mixture.scoreOfProbability(probability), domain);
        if (recent.isFull()) {
            ensemble.updateCountEnsemble(recent, domain);
        }
        return judge(horizonScore, oneStepScore, tailSurprisal, stuck && hasEnoughHistory(), settled);
    }

    /** Returns whether the value is stuck. */
    private boolean remember(double value) {
        readings++;
        domain.add(value);
        recent.add(lastDay, value);
        return stuckDetector.observe(lastDay, value, hasEnoughHistory());
    }

    /** Forgets the readings before an early change; null if there is none. */
    private @Nullable EarlyChange findEarlyChange() {
        EarlyChange change = detector.alarmOpen() ? null : EarlyChange.in(recent, settings.weekly());
        if (change == null || (hasEnoughHistory() && !change.isFar())) {
            return null;
        }
        recent.keepLast(EarlyChange.WEEK);
        if (hasEnoughHistory()) {
            detector.waitFor(RecentWindow.LENGTH - EarlyChange.WEEK);
        }
        return change;
    }

    /** Starts the models once enough readings are there. */
    private Verdict warmUp() {
        detector.countUnjudged();
        if (recent.isFull()) {
            ensemble.start(recent, domain);
        }
        return steady(0);
    }

    /** Starts models and detection from the recent readings. */
    private Verdict restartModels(double tailSurprisal, List<SettledVerdict> settled) {
        ensemble.start(recent, domain);
        detector.countUnjudged();
        restartDetection(VerdictKind.LEVEL_STEP, settled);
        return steady(tailSurprisal);
    }

    /** Restarts at the new level. Judging waits for enough readings. */
    private Verdict restartAt(EarlyChange change) {
        readings = EarlyChange.WEEK;
        detector.countUnjudged();
        detector.restart();
        var classification = new Classification(
                VerdictKind.LEVEL_STEP,
                change.direction(),
                LocalDate.ofEpochDay(change.onset()),
                1 - EarlyChange.P_VALUE);
        return new Verdict(classification, 0, EarlyChange.P_VALUE, true, true);
    }

    boolean ready() {
        return ensemble.started();
    }

    /** The models carried forward, to compare later readings with. */
    List<ForwardedModel> forwardedModels() {
        return ensemble.models().stream().map(ForwardedModel::new).toList();
    }

    double[] modelWeights(int horizon) {
        return ensemble.modelWeights(horizon);
    }

    double noise(long day) {
        return ensemble.noise(day);
    }

    /** The forecast of a day with interventions. */
    Forecast inflated(Forecast forecast, Direction side) {
        double lowest = domain.neverNegative()
                ? Math.max(settings.lowest(), Math.min(0, domain.lowestForecast(false)))
                : settings.lowest();
        return forecast.inflated(new ForecastInflation(side, lowest, settings.highest()));
    }

    /** A day with interventions; see {@link FeedForwardIntervention}. */
    @Nullable
    Verdict applyInterventions(
            OptionalDouble value, Forecast forecast, DayInterventions interventions, List<SettledVerdict> settled) {
        if (value.isPresent() && !forecast.ready() && !interventions.temporary()) {
            return learn(value.getAsDouble(), forecast, settled);
        }
        FeedForwardIntervention day = new FeedForwardIntervention(interventions, lastDay, ensemble, detector);
        Verdict verdict = value.isPresent() ? verdict(value.getAsDouble(), forecast, day) : null;
        if (value.isPresent() && !interventions.temporary()) {
            remember(value.getAsDouble());
            farOffReadings = 0;
        }
        if (day.apply(value, domain)) {
            settled.add(openAlarm.settledAs(openAlarm.kind()));
        }
        if (ensemble.started() && recent.isFull() && value.isPresent() && !interventions.temporary()) {
            ensemble.updateCountEnsemble(recent, domain);
        }
        return verdict;
    }

    /** The posterior probabilities of the four processes for the last reading. */
    ProcessProbabilities processes() {
        return ensemble.started() ? ProcessProbabilities.of(ensemble.probabilities()) : ProcessProbabilities.STEADY;
    }

    /** The basis of the next verdict. */
    Basis basis() {
        return new Basis(ensemble.bestTransform().kind(), domain.isCount(), (int)
                Math.max(0, READINGS_BEFORE_VERDICTS + 1 - readings));
    }

    /** A day without a reading. */
    void skip() {
        if (ensemble.started()) {
            ensemble.skip(lastDay);
        }
    }

    void settleDue(List<SettledVerdict> settled) {
        ChangeDetector.Diagnosis diagnosis = detector.diagnoseDue(lastDay, ensemble, recent);
        if (diagnosis != null) {
            settled.add(openAlarm.settledAs(diagnosis));
        }
    }

    void readOrWrite(StateCodec codec) {
        readings = codec.readOrWrite(readings);
        lastDay = codec.readOrWrite(lastDay);
        farOffReadings = codec.readOrWrite(farOffReadings);
        domain.readOrWrite(codec);
        recent.readOrWrite(codec);
        stuckDetector.readOrWrite(codec);
        openAlarm = OpenAlarm.readOrWrite(openAlarm, codec);
        ensemble.readOrWrite(codec);
        detector.readOrWrite(codec);
    }

    private boolean hasEnoughHistory() {
        return readings > READINGS_BEFORE_VERDICTS;
    }

    private void restartDetection(VerdictKind openIsSettledAs, List<SettledVerdict> settled) {
        if (detector.restart()) {
            settled.add(openAlarm.settledAs(openIsSettledAs));
        }
    }

    private Verdict judge(
            double horizonScore,
            double oneStepScore,
            double tailSurprisal,
            boolean stuck,
            List<SettledVerdict> settled) {
        if (stuck) {
            return stuck(tailSurprisal, settled);
        }
        if (stuckDetector.alarmRaised() && hasEnoughHistory()) {
            detector.countUnjudged();
            return steady(tailSurprisal);
        }
        ChangeDetector.Diagnosis interrupted = detector.diagnoseEarly(lastDay, oneStepScore, ensemble, recent);
        if (interrupted != null) {
            settled.add(openAlarm.settledAs(interrupted));
        }
        double score = Double.isNaN(horizonScore) ? oneStepScore : horizonScore;
        Alarm alarm = detector.observe(lastDay, score, oneStepScore, hasEnoughHistory(), stuckDetector.suspicious());
        if (alarm == null) {
            return steady(tailSurprisal, hasEnoughHistory() ? pValue() : 1);
        }
        openAlarm = new OpenAlarm(
                lastDay, alarm.kind(), alarm.direction(), alarm.onset(), alarm.confidence(), tailSurprisal, pValue());
        return new Verdict(alarm.classification(), tailSurprisal, pValue(), false, true);
    }

    /** Steady unless the reading contradicts the interventions. */
    private Verdict verdict(double value, Forecast forecast, FeedForwardIntervention day) {
        double tailSurprisal = forecast.ready() ? forecast.tailSurprisal(value) : 0;
        if (forecast.ready() && hasEnoughHistory()) {
            Verdict contrary = day.contraryVerdict(
                    ensemble.steadyScore(lastDay, value, domain.isCount()), tailSurprisal, domain.isCount() ? 2 : 1);
            if (contrary != null) {
                return contrary;
            }
        }
        return new Verdict(noDeviation(1), tailSurprisal, 1, true, false);
    }

    /** Doubled for counts: mid-P takes half of the count's own probability. */
    private double pValue() {
        return Math.min(1, (domain.isCount() ? 2 : 1) * detector.pValue());
    }

    private Verdict stuck(double tailSurprisal, List<SettledVerdict> settled) {
        boolean replaced = detector.reportStuck(stuckDetector.firstDayOfValue());
        if (replaced) {
            settled.add(openAlarm.settledAs(VerdictKind.STUCK));
        }
        var classification = new Classification(
                VerdictKind.STUCK,
                Direction.NONE,
                LocalDate.ofEpochDay(stuckDetector.firstRepeat()),
                stuckDetector.confidence());
        return new Verdict(classification, tailSurprisal, stuckDetector.pValue(), true, !replaced);
    }

    /** Whether four consecutive readings lie far off on one side. */
    private boolean isFarOff(double score) {
        int side = score > 0 ? 1 : -1;
        if (Math.abs(score) <= FAR_OFF) {
            farOffReadings = 0;
        } else {
            farOffReadings = farOffReadings * side > 0 ? farOffReadings + side : side;
        }
        if (Math.abs(farOffReadings) < RESTARTED_AFTER) {
            return false;
        }
        farOffReadings = 0;
        return true;
    }

    private Verdict steady(double tailSurprisal) {
        return steady(tailSurprisal, 1);
    }

    private Verdict steady(double tailSurprisal, double pValue) {
        double confidence = ensemble.started() ? processes().steady() : 1;
        return new Verdict(noDeviation(confidence), tailSurprisal, pValue, true, false);
    }

    private Classification noDeviation(double confidence) {
        return new Classification(
                hasEnoughHistory() ? VerdictKind.STEADY : VerdictKind.NOT_ENOUGH_HISTORY,
                Direction.NONE,
                LocalDate.ofEpochDay(lastDay),
                confidence);
    }
}
