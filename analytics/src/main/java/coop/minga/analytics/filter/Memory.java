package coop.minga.analytics.filter;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** The working form of a state: everything the filter knows of one series, changed in place through one day. */
final class Memory {

    private static final int BEFORE_VERDICTS = 42;
    private static final int QUIET_AFTER_STEP = 7;
    private static final double LEARNT_AT_MOST = 3;
    private static final double SKIPPED_FROM = 4;
    private static final double WATCH_DISCOUNT = 0.98;
    private static final double NEARNESS = 0.85;
    private static final int STRAINED = 4;

    /** A single value so far off is a matter of its own day, whatever the slower monitors have gathered. */
    private static final double UNMISTAKABLE = 5;

    private final FilterSettings settings;
    private long reports;
    private double bend;
    private int quiet;
    private int strain;
    private long lastDay;
    private final WarmUp warmUp = new WarmUp();
    private Dlm model;
    private final Noise noise = new Noise(true);
    private Dlm watch;
    private final Noise watchNoise = new Noise(false);
    private final RunMonitor runs = new RunMonitor();
    private final DriftMonitor drift = new DriftMonitor();
    private final SpreadMonitor spread = new SpreadMonitor();
    private final PatternMonitor pattern = new PatternMonitor();
    private final StuckMonitor stuck = new StuckMonitor();
    private final Provisional provisional = new Provisional();

    private Memory(FilterSettings settings) {
        this.settings = settings;
        this.model = new Dlm(settings, settings.levelDiscount());
        this.watch = new Dlm(settings, WATCH_DISCOUNT);
    }

    static Memory of(FilterSettings settings, FilterState state) {
        Memory memory = new Memory(settings);
        state.restore(settings.season(), memory);
        return memory;
    }

    /** Moves over the days up to and with this one; those between had no report. */
    void moveTo(FilterDay day) {
        long to = day.date().toEpochDay();
        if (reports == 0) {
            lastDay = to - 1;
        }
        while (lastDay < to) {
            lastDay++;
            if (forecasts()) {
                model.step(lastDay < to || !day.closed());
                watch.step(lastDay < to || !day.closed());
            }
        }
    }

    /**
     * The quick model speaks for the next day. The further a day is from the last reading, the more the slow one has a
     * say too: in the end the middle lies half way between the two, and their disagreement counts as uncertainty.
     */
    Forecast forecast() {
        if (!forecasts()) {
            return Forecast.notReady();
        }
        int weekday = Weekdays.of(lastDay);
        double near = StrictMath.pow(NEARNESS, Math.max(0, model.unseen() - 1.0));
        double nearMean = model.expected(weekday) + noise.carried(lastDay);
        double apart = nearMean - watch.expected(weekday);
        double nearScale = StrictMath.sqrt(model.spread(weekday)) * noise.stretch(lastDay);
        double farScale = StrictMath.sqrt(watch.spread(weekday)) * watchNoise.stretch(lastDay);
        double middle = nearMean - (1 - near) * apart / 2;
        double scale =
                StrictMath.sqrt(near * nearScale * nearScale + (1 - near) * (farScale * farScale + apart * apart / 4));
        double mean = clamp(Bend.out(middle, bend));
        double freedom = Math.min(noise.freedom(), model.freedom());
        return new Forecast(true, mean, scale, freedom, bend, settings.lowest(), settings.highest());
    }

    /** Takes the day's value in and says what it means; settlements of earlier days are added to the list. */
    Verdict learn(double value, Forecast forecast, List<Settlement> settled) {
        reports++;
        Alarm repeated = stuck.observe(lastDay, value);
        if (!forecast.ready()) {
            if (warmUp.add(lastDay, value)) {
                model = warmUp.finish(settings);
                watch = warmUp.again(settings, WATCH_DISCOUNT);
                bend = warmUp.bend();
                warmUp.clear();
            }
            return steady(VerdictKind.NOT_ENOUGH_HISTORY, 1, 0);
        }
        return judge(value, forecast, repeated, settled);
    }

    /** A day with nothing to judge. */
    void pass() {
        if (forecasts()) {
            model.anchor(Weekdays.of(lastDay));
            watch.anchor(Weekdays.of(lastDay));
        }
    }

    void settle(List<Settlement> settled) {
        Settlement settlement = provisional.settle(lastDay, spread);
        if (settlement == null) {
            return;
        }
        settled.add(settlement);
        runs.reset();
        drift.reset();
        switch (settlement.verdict().kind()) {
            case LEVEL_STEP -> quiet = QUIET_AFTER_STEP;
            case VARIANCE_CHANGE -> widen();
            default -> {
                model.loosenLevel(0.5 * model.variance());
                watch.loosenLevel(0.5 * watch.variance());
            }
        }
    }

    void exchange(Cells cells) {
        reports = cells.exchange(reports);
        bend = cells.exchange(bend);
        quiet = cells.exchange(quiet);
        strain = cells.exchange(strain);
        lastDay = cells.exchange(lastDay);
        stuck.exchange(cells);
        warmUp.exchange(cells);
        if (forecasts()) {
            model.exchange(cells);
            noise.exchange(cells);
            watch.exchange(cells);
            watchNoise.exchange(cells);
            runs.exchange(cells);
            drift.exchange(cells);
            spread.exchange(cells);
            pattern.exchange(cells);
            provisional.exchange(cells);
        }
    }

    private boolean forecasts() {
        return reports >= WarmUp.ENOUGH;
    }

    private Verdict judge(double value, Forecast forecast, @Nullable Alarm repeated, List<Settlement> settled) {
        double working = Bend.in(value, bend);
        int weekday = Weekdays.of(lastDay);
        double deviation = StrictMath.sqrt(watch.spread(weekday)) * watchNoise.stretch(lastDay);
        double freedom = Math.min(watchNoise.freedom(), watch.freedom());
        double z = NormalScore.of((working - watch.expected(weekday)) / deviation, freedom);
        double surprise = forecast.surprise(value);
        boolean provisionalBefore = provisional.open();
        if (provisionalBefore) {
            provisional.add(lastDay, working, watch.expected(weekday) - watch.level());
        }
        Alarm alarm = null;
        if (reports > BEFORE_VERDICTS) {
            alarm = repeated != null ? repeated : detect(z, provisionalBefore);
        }
        double baseline = alarm != null && alarm.kind() == VerdictKind.LEVEL_STEP
                ? runs.levelBefore(alarm.direction())
                : watch.level();
        double slope = watch.slope();
        absorb(working, weekday, z, alarm);
        if (provisionalBefore) {
            settle(settled);
        }
        if (alarm == null) {
            return steady(
                    reports > BEFORE_VERDICTS ? VerdictKind.STEADY : VerdictKind.NOT_ENOUGH_HISTORY,
                    1 - runs.probability(z),
                    surprise);
        }
        boolean open = alarm.kind() == VerdictKind.TRANSIENT || alarm.kind() == VerdictKind.LEVEL_STEP;
        if (open) {
            provisional.begin(lastDay, alarm, surprise, baseline, slope, deviation);
        }
        return new Verdict(
                alarm.kind(),
                alarm.direction(),
                alarm.probability(),
                surprise,
                !open,
                LocalDate.ofEpochDay(alarm.onset()),
                true);
    }

    private @Nullable Alarm detect(double z, boolean provisionalBefore) {
        if (stuck.stuck()) {
            return null;
        }
        double rho = watchNoise.correlation();
        double independence = (1 - rho) / (1 + rho);
        Alarm step = runs.observe(lastDay, z, watch.level(), independence);
        Alarm slow = drift.observe(lastDay, z, independence);
        Alarm wide = spread.observe(lastDay, z);
        Alarm shape = settings.season() == 7 ? pattern.observe(lastDay, z) : null;
        if (provisionalBefore) {
            return null;
        }
        if (quiet > 0) {
            quiet--;
            return null;
        }
        if (step != null && Math.abs(z) > UNMISTAKABLE) {
            return step;
        }
        if (wide != null) {
            return wide;
        }
        if (shape != null) {
            return shape;
        }
        return step != null ? step : slow;
    }

    /** Learns from the value unless it is an outlier; after an alarm makes room for the change it stands for. */
    private void absorb(double working, int weekday, double z, @Nullable Alarm alarm) {
        boolean outlier = Math.abs(z) >= SKIPPED_FROM;
        strain = outlier ? strain + 1 : Math.max(0, strain - 1);
        boolean restart = strain >= STRAINED;
        if (restart) {
            strain = 0;
        }
        boolean skip = stuck.stuck() || (outlier && alarm != null);
        absorb(model, noise, working, weekday, alarm, restart, skip);
        absorb(watch, watchNoise, working, weekday, alarm, restart, skip);
        if (alarm != null) {
            settleMonitors(alarm);
        }
    }

    private void absorb(
            Dlm into, Noise left, double working, int weekday, @Nullable Alarm alarm, boolean restart, boolean skip) {
        double error = working - into.expected(weekday);
        double deviation = StrictMath.sqrt(into.spread(weekday));
        left.learn(lastDay, error, deviation, (error - left.carried(lastDay)) / deviation);
        if (restart) {
            into.restartVariance(Math.max(into.variance(), error * error / 4), 3);
            into.loosenLevel(error * error);
        }
        if (alarm != null) {
            prepare(into, left, alarm, error);
        }
        if (!skip) {
            double most = LEARNT_AT_MOST * StrictMath.sqrt(into.spread(weekday));
            into.learn(weekday, Math.max(-most, Math.min(most, error)), working);
        }
    }

    /** Intervention on a model: room for the change that an alarm stands for. */
    private void prepare(Dlm into, Noise left, Alarm alarm, double error) {
        switch (alarm.kind()) {
            case TRANSIENT -> into.loosenLevel(Math.min(error * error / 8, 0.5 * into.variance()));
            case LEVEL_STEP -> into.loosenLevel(Math.max(error * error, 2 * into.variance()));
            case SLOPE_CHANGE -> into.loosenLevel(2 * into.variance());
            case WEEKDAY_SHAPE_CHANGE -> into.loosenPattern(4);
            case VARIANCE_CHANGE -> into.restartVariance(into.variance() * spread.growth(), 12);
            case STUCK, STEADY, NOT_ENOUGH_HISTORY -> {}
        }
        if (alarm.kind() != VerdictKind.VARIANCE_CHANGE) {
            left.forgetLast();
        }
    }

    private void settleMonitors(Alarm alarm) {
        switch (alarm.kind()) {
            case SLOPE_CHANGE -> {
                runs.reset();
                drift.reset();
            }
            case WEEKDAY_SHAPE_CHANGE -> {
                pattern.reset();
                runs.reset();
                quiet = QUIET_AFTER_STEP;
            }
            case VARIANCE_CHANGE -> {
                spread.reset();
                runs.reset();
                drift.reset();
            }
            case TRANSIENT, LEVEL_STEP, STUCK, STEADY, NOT_ENOUGH_HISTORY -> {}
        }
    }

    private void widen() {
        model.restartVariance(model.variance() * spread.growth(), 12);
        watch.restartVariance(watch.variance() * spread.growth(), 12);
        spread.reset();
        runs.reset();
        drift.reset();
    }

    private Verdict steady(VerdictKind kind, double probability, double surprise) {
        return new Verdict(kind, Direction.NONE, probability, surprise, true, LocalDate.ofEpochDay(lastDay), false);
    }

    private double clamp(double value) {
        return Math.max(settings.lowest(), Math.min(settings.highest(), value));
    }
}
