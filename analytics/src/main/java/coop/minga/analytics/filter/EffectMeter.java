package coop.minga.analytics.filter;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import coop.minga.analytics.filter.effect.ForwardedModel;
import coop.minga.analytics.filter.effect.ChangeMixture;
import coop.minga.analytics.filter.effect.PermanentChange;
import coop.minga.analytics.filter.result.EffectReport;
import coop.minga.analytics.filter.result.Interval;

/**
 * Says whether a promised effect was seen, from the readings since and the forecast that was made before and carried
 * forward: an interrupted time series (Box and Tiao 1975) under the bank's models. The readings of the last four weeks up
 * to the day it is due, each held against its forecast, give the posterior distribution of a lasting change in each
 * member ({@link PermanentChange}); they are weighed by how likely the readings are under each. Pure; may be shared.
 */
public final class EffectMeter {

    /** Four of each weekday: enough to be sure, and late enough for what comes by and by. */
    static final int LOOKED_AT = 28;

    static final int FEWEST = 5;

    /** Seen means: nine to one that at least half of what was promised is there. */
    static final double SURE = 0.9;

    /** So that a change that is there in part or a little late is not denied. */
    static final double PART = 0.5;

    private static final double BAND = 0.8;

    private final FilterSettings settings;

    public EffectMeter(FilterSettings settings) {
        this.settings = settings;
    }

    /**
     * @param before the state after the last day before the promised change
     * @param since the days after it as far as they are judged, in order, with nothing announced but what passes: readings
     *     of such days say nothing of the effect
     */
    public EffectReport measure(StateSnapshot before, List<Observed> since, PromisedEffect promise) {
        LocalDate last =
                since.isEmpty() ? promise.from() : since.getLast().day().date();
        boolean due = !last.isBefore(promise.due());
        List<Observed> looked = lookedAt(since, promise);
        SeriesState memory = SeriesState.of(settings, before);
        if (looked.size() < FEWEST || !memory.ready()) {
            return new EffectReport(
                    due ? EffectReport.Answer.TOO_FEW_READINGS : EffectReport.Answer.NOT_YET, looked.size(), null);
        }
        ChangeMixture posterior = posterior(memory, before.lastDay().orElseThrow(), since, looked);
        if (promise.relative() && posterior.expected() == 0) {
            return new EffectReport(
                    due ? EffectReport.Answer.TOO_FEW_READINGS : EffectReport.Answer.NOT_YET, looked.size(), null);
        }
        EffectReport.Estimate estimate = estimate(posterior, promise);
        EffectReport.Answer answer = estimate.probability() >= SURE
                ? EffectReport.Answer.SEEN
                : due ? EffectReport.Answer.NOT_SEEN : EffectReport.Answer.NOT_YET;
        return new EffectReport(answer, looked.size(), estimate);
    }

    private static List<Observed> lookedAt(List<Observed> since, PromisedEffect promise) {
        List<Observed> usable = since.stream()
                .filter(each -> !each.day().date().isBefore(promise.from()))
                .filter(each -> !each.day().date().isAfter(promise.due()))
                .filter(each -> each.value().isPresent() && !each.day().closed())
                .filter(each -> !each.day().announced().passing())
                .toList();
        return usable.subList(Math.max(0, usable.size() - LOOKED_AT), usable.size());
    }

    private static EffectReport.Estimate estimate(ChangeMixture posterior, PromisedEffect promise) {
        double expected = posterior.expected();
        double size = promise.relative() ? promise.size() * Math.abs(expected) : promise.size();
        double least = posterior.below(PART * size);
        return new EffectReport.Estimate(
                posterior.quantile(0.5),
                new Interval(posterior.quantile((1 - BAND) / 2), posterior.quantile((1 + BAND) / 2)),
                expected,
                promise.size() > 0 ? 1 - least : least);
    }

    /** Carries each member forward to the readings, open days unseen, as a forecast is. */
    private static ChangeMixture posterior(SeriesState memory, LocalDate from, List<Observed> since, List<Observed> looked) {
        List<ForwardedModel> carried = memory.carriedForward();
        Map<LocalDate, Boolean> open = new TreeMap<>();
        since.forEach(each -> open.put(each.day().date(), !each.day().closed()));
        LocalDate day = from;
        int horizon = 0;
        for (Observed each : looked) {
            LocalDate to = each.day().date();
            for (long left = ChronoUnit.DAYS.between(day, to); left > 0; left--) {
                day = day.plusDays(1);
                horizon++;
                boolean working = open.getOrDefault(day, true);
                memory.lookAhead(working);
                carried.forEach(one -> one.step(working));
            }
            double value = each.value().orElseThrow();
            long at = to.toEpochDay();
            carried.forEach(one -> one.read(at, value, memory.noise(at)));
        }
        return ChangeMixture.of(memory.shares(horizon), posteriors(carried));
    }

    private static List<PermanentChange> posteriors(List<ForwardedModel> carried) {
        List<PermanentChange> changes = new ArrayList<>();
        carried.forEach(one -> changes.add(one.change()));
        return changes;
    }
}
