package coop.minga.analytics.effect;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;

import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.clock.TimeBounds;
import coop.minga.analytics.filter.EffectMeter;
import coop.minga.analytics.filter.Intervention;
import coop.minga.analytics.filter.Observed;
import coop.minga.analytics.filter.PromisedEffect;
import coop.minga.analytics.filter.SeriesFilter;
import coop.minga.analytics.filter.StateSnapshot;
import coop.minga.analytics.filter.result.EffectReport;
import coop.minga.analytics.series.Readings;
import coop.minga.analytics.series.StatementFingerprint;
import coop.minga.analytics.verdict.EventCalendar;
import coop.minga.analytics.verdict.SeriesJudge;
import coop.minga.analytics.verdict.StateSnapshots;

/**
 * Measures promised effects, all promises of a request in one run of the filter. Caches answers until their inputs
 * change. Thread-safe.
 */
public final class PromisedEffects {

    /** The number of promises kept, those requested last. */
    private static final int MOST_CACHED = 5000;

    private final Readings readings;
    private final StateSnapshots snapshots;
    private final Map<Question, CachedAnswer> cache = new LinkedHashMap<>(16, 0.75F, true);

    public PromisedEffects(Readings readings, StateSnapshots snapshots) {
        this.readings = readings;
        this.snapshots = snapshots;
    }

    /**
     * Answers each promise. Concurrent requests for one promise share a computation.
     *
     * @param changes all interventions of the indicator
     */
    public Map<PromisedEffect, EffectReport> of(
            Indicator indicator, Unit unit, List<Intervention> changes, Collection<PromisedEffect> promises) {
        if (promises.isEmpty()) {
            return Map.of();
        }
        var dues = promises.stream().map(PromisedEffect::due).toList();
        var stated = readings.stated(indicator.series(), dues);
        var events = new SeriesEvents(indicator, unit, List.copyOf(changes));
        var answers = new HashMap<PromisedEffect, EffectReport>();
        cache(events, Set.copyOf(promises), stated)
                .forEach((question, found) -> answers.put(question.promise(), answer(question, found)));
        return answers;
    }

    /** The cached answers, with one run for all missing ones. */
    private Map<Question, CachedAnswer> cache(
            SeriesEvents events, Set<PromisedEffect> promises, Map<LocalDate, StatementFingerprint> stated) {
        var found = new HashMap<Question, CachedAnswer>();
        var wanting = new HashSet<PromisedEffect>();
        var run = new FutureTask<>(() -> measure(events, wanting));
        synchronized (cache) {
            for (var promise : promises) {
                var question = new Question(events.indicator().series(), promise);
                var basis = new AnswerBasis(events, Objects.requireNonNull(stated.get(promise.due())));
                var cached = cache.get(question);
                if (cached == null || !cached.basis().equals(basis)) {
                    wanting.add(promise);
                    cached = new CachedAnswer(basis, run);
                    cache.put(question, cached);
                }
                found.put(question, cached);
            }
            while (cache.size() > MOST_CACHED) {
                cache.remove(cache.keySet().iterator().next());
            }
        }
        return found;
    }

    /** Removes a failed answer, so that the next request retries. */
    private EffectReport answer(Question question, CachedAnswer found) {
        try {
            found.run().run();
            return Objects.requireNonNull(found.run().get().get(question.promise()));
        } catch (ExecutionException e) {
            synchronized (cache) {
                cache.remove(question, found);
            }
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while an effect was worked out", e);
        }
    }

    private Map<PromisedEffect, EffectReport> measure(SeriesEvents events, Set<PromisedEffect> promises) {
        var series = events.indicator().series();
        var filter = SeriesJudge.filter(events.indicator());
        var days = EventCalendar.of(events.unit(), events.changes());
        var earliest = promises.stream().map(PromisedEffect::from).min(Comparator.naturalOrder());
        var start = snapshots.before(series, earliest.orElseThrow()).orElseGet(filter::start);
        var values = readings.between(series, SeriesJudge.nextDay(start), TimeBounds.LATEST);
        var states = states(filter, start, values, days, lastDaysBefore(promises, values));
        var meter = new EffectMeter(filter.settings());
        return promises.stream().collect(Collectors.toUnmodifiableMap(promise -> promise, promise -> {
            var lower = states.lowerEntry(promise.from());
            var before = lower == null ? start : lower.getValue();
            return meter.measure(before, since(before, values, days.withTemporaryOnly(), promise), promise);
        }));
    }

    /** For each promise the last day with a reading before it. */
    private static NavigableSet<LocalDate> lastDaysBefore(
            Set<PromisedEffect> promises, NavigableMap<LocalDate, Double> known) {
        return promises.stream()
                .map(promise -> known.lowerKey(promise.from()))
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The states after these days, from one run over all. */
    private static NavigableMap<LocalDate, StateSnapshot> states(
            SeriesFilter filter,
            StateSnapshot start,
            NavigableMap<LocalDate, Double> known,
            EventCalendar events,
            NavigableSet<LocalDate> days) {
        var states = new TreeMap<LocalDate, StateSnapshot>();
        if (days.isEmpty()) {
            return states;
        }
        filter.judgeAll(start, SeriesJudge.observed(known.headMap(days.last(), true), start, events))
                .filter(judgement -> days.contains(judgement.day().date()))
                .forEach(judgement -> states.put(judgement.day().date(), judgement.next()));
        return states;
    }

    /** The days from the state until the promise is due; later ones are irrelevant. */
    private static List<Observed> since(
            StateSnapshot before, NavigableMap<LocalDate, Double> known, EventCalendar events, PromisedEffect promise) {
        var after = known.tailMap(SeriesJudge.nextDay(before), true);
        if (after.isEmpty()) {
            return List.of();
        }
        var first = before.lastDay().map(day -> day.plusDays(1)).orElseGet(after::firstKey);
        var last = after.lastKey().isBefore(promise.due()) ? after.lastKey() : promise.due();
        return SeriesJudge.observed(after, first, last, events).toList();
    }

    /** A promise of a series. */
    private record Question(SeriesId series, PromisedEffect promise) {}

    /** A series as it is known and announced. */
    private record SeriesEvents(Indicator indicator, Unit unit, List<Intervention> changes) {}

    /** The inputs of an answer, besides the promise. */
    private record AnswerBasis(SeriesEvents events, StatementFingerprint stated) {}

    /** @param run in which the promise is answered among others */
    private record CachedAnswer(AnswerBasis basis, FutureTask<Map<PromisedEffect, EffectReport>> run) {}
}
