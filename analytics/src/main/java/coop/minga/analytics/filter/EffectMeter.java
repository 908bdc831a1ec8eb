package coop.minga.analytics.filter;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import coop.minga.analytics.filter.effect.ChangeMixture;
import coop.minga.analytics.filter.effect.ForwardedModel;
import coop.minga.analytics.filter.effect.PermanentChange;
import coop.minga.analytics.filter.result.EffectReport;
import coop.minga.analytics.filter.result.Interval;

/**
 * Measures a promised effect as an interrupted time series (Box and Tiao 1975). The forecast made before the change is
 * carried forward. Four weeks of readings give each model's {@link PermanentChange} and its weight, the likelihood.
 * Pure and thread-safe.
 */
public final class EffectMeter {

    /** Four of each weekday, the last ones: effects may come slowly. */
    static final int MOST_READINGS = 28;

    static final int FEWEST_READINGS = 5;

    /** The probability with which {@link #LEAST_PART} of the effect must be there. */
    static final double SEEN_PROBABILITY = 0.9;

    /** The part that counts as seen: effects may be partial or late. */
    static final double LEAST_PART = 0.5;

    private static final double BAND = 0.8;

    private final FilterSettings settings;

    public EffectMeter(FilterSettings settings) {
        this.settings = settings;
    }

    /**
     * @param before the state after the last day before the promised change
     * @param since the judged days after it, in order, at most with temporary interventions: their readings are ignored
     */
    public EffectReport measure(StateSnapshot before, List<Observed> since, PromisedEffect promise) {
        LocalDate last =
                since.isEmpty() ? promise.from() : since.getLast().day().date();
        boolean due = !last.isBefore(promise.due());
        List<Observed> usable = usableReadings(since, promise);
        SeriesState state = SeriesState.of(settings, before);
        if (usable.size() < FEWEST_READINGS || !state.ready()) {
            return new EffectReport(
                    due ? EffectReport.Answer.TOO_FEW_READINGS : EffectReport.Answer.NOT_YET, usable.size(), null);
        }
        ChangeMixture posterior = posterior(state, before.lastDay().orElseThrow(), since, usable);
        if (promise.relative() && posterior.expected() == 0) {
            return new EffectReport(
                    due ? EffectReport.Answer.TOO_FEW_READINGS : EffectReport.Answer.NOT_YET, usable.size(), null);
        }
        EffectReport.Estimate estimate = estimate(posterior, promise);
        EffectReport.Answer answer = estimate.probability() >= SEEN_PROBABILITY
                ? EffectReport.Answer.SEEN
                : due ? EffectReport.Answer.NOT_SEEN : EffectReport.Answer.NOT_YET;
        return new EffectReport(answer, usable.size(), estimate);
    }

    private static List<Observed> usableReadings(List<Observed> since, PromisedEffect promise) {
        List<Observed> usable = since.stream()
                .filter(each -> !each.day().date().isBefore(promise.from()))
                .filter(each -> !each.day().date().isAfter(promise.due()))
                .filter(each -> each.value().isPresent() && !each.day().closed())
                .filter(each -> !each.day().interventions().temporary())
                .toList();
        return usable.subList(Math.max(0, usable.size() - MOST_READINGS), usable.size());
    }

    private static EffectReport.Estimate estimate(ChangeMixture posterior, PromisedEffect promise) {
        double expected = posterior.expected();
        double size = promise.relative() ? promise.size() * Math.abs(expected) : promise.size();
        double least = posterior.cdf(LEAST_PART * size);
        return new EffectReport.Estimate(
                posterior.quantile(0.5),
                new Interval(posterior.quantile((1 - BAND) / 2), posterior.quantile((1 + BAND) / 2)),
                expected,
                promise.size() > 0 ? 1 - least : least);
    }

    /** Carries each model forward. Days without a reading count as unseen. */
    private static ChangeMixture posterior(
            SeriesState state, LocalDate from, List<Observed> since, List<Observed> usable) {
        List<ForwardedModel> models = state.forwardedModels();
        Map<LocalDate, Boolean> openDays = new TreeMap<>();
        since.forEach(each -> openDays.put(each.day().date(), !each.day().closed()));
        LocalDate day = from;
        int horizon = 0;
        for (Observed each : usable) {
            LocalDate to = each.day().date();
            for (long left = ChronoUnit.DAYS.between(day, to); left > 0; left--) {
                day = day.plusDays(1);
                horizon++;
                boolean working = openDays.getOrDefault(day, true);
                state.advanceDay(working);
                models.forEach(one -> one.advanceDay(working));
            }
            double value = each.value().orElseThrow();
            long at = to.toEpochDay();
            models.forEach(one -> one.observe(at, value, state.noise(at)));
        }
        return ChangeMixture.of(state.modelWeights(horizon), posteriors(models));
    }

    private static List<PermanentChange> posteriors(List<ForwardedModel> models) {
        List<PermanentChange> changes = new ArrayList<>();
        models.forEach(one -> changes.add(one.posterior()));
        return changes;
    }
}
