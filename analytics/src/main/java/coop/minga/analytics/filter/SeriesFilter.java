package coop.minga.analytics.filter;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Gatherer;
import java.util.stream.Stream;

import coop.minga.analytics.filter.result.Basis;
import coop.minga.analytics.filter.result.IterationLimitException;
import coop.minga.analytics.filter.result.ProcessProbabilities;
import coop.minga.analytics.filter.result.SettledVerdict;
import coop.minga.analytics.filter.result.Verdict;

/** Forecasts and judges one series day by day. Stateless and thread-safe. */
public final class SeriesFilter {

    /** The fourth power of a larger value would overflow. */
    private static final double LARGEST = 1e30;

    /** The fourth power of a ratio to the largest would overflow below. No amount is measured that small. */
    private static final double SMALLEST = 1e-40;

    /** The filter visits days without a report one by one. */
    private static final long MOST_DAYS_BETWEEN = 36_525;

    private final FilterSettings settings;

    public SeriesFilter(FilterSettings settings) {
        this.settings = settings;
    }

    public FilterSettings settings() {
        return settings;
    }

    /** The state of a series without readings. */
    public StateSnapshot start() {
        return StateSnapshot.empty(settings.season());
    }

    /** The forecast for a later day. Days between count as days without a report. */
    public Forecast forecast(StateSnapshot state, FilterDay day) {
        return ahead(state, List.of(day)).getFirst();
    }

    /**
     * Forecasts of future days, in order. Distant ones use weights earned at two weeks. Omitted days count as open,
     * without interventions.
     */
    public List<Forecast> ahead(StateSnapshot state, List<FilterDay> days) {
        SeriesState seriesState = SeriesState.of(settings, state);
        LocalDate last = state.lastDay().orElse(null);
        LocalDate from = last;
        List<Forecast> forecasts = new ArrayList<>(days.size());
        InterventionPath path = new InterventionPath();
        for (FilterDay day : days) {
            requireAfter(Optional.ofNullable(last), day);
            long steps = last == null ? 1 : ChronoUnit.DAYS.between(last, day.date());
            for (long i = 1; i < steps; i++) {
                seriesState.advanceDay(true);
            }
            seriesState.advanceDay(!day.closed());
            path.advance(day.interventions());
            Forecast forecast =
                    seriesState.forecast(from == null ? 1 : (int) ChronoUnit.DAYS.between(from, day.date()));
            forecasts.add(path.inflatesForecast() ? seriesState.inflated(forecast, path.side()) : forecast);
            last = day.date();
        }
        return List.copyOf(forecasts);
    }

    /**
     * Judges the next day. Skipped days count as days without a report. Rejects earlier days and values that are not
     * finite.
     */
    public Judgement judge(StateSnapshot state, FilterDay day, OptionalDouble value) {
        requireUsable(value);
        requireAfter(state.lastDay(), day);
        SeriesState seriesState = SeriesState.of(settings, state);
        List<SettledVerdict> settled = new ArrayList<>(1);
        seriesState.moveTo(day, settled);
        Forecast forecast = seriesState.forecast(1);
        Verdict verdict = null;
        ProcessProbabilities processes = ProcessProbabilities.STEADY;
        DayInterventions interventions = day.interventions();
        if (!interventions.isEmpty()) {
            OptionalDouble usable = day.closed() ? OptionalDouble.empty() : withoutUnderflow(value);
            forecast = interventions.inflatesForecast()
                    ? seriesState.inflated(forecast, interventions.expected())
                    : forecast;
            verdict = seriesState.applyInterventions(usable, forecast, interventions, settled);
        } else if (value.isPresent() && !day.closed()) {
            verdict = seriesState.learn(withoutUnderflow(value).getAsDouble(), forecast, settled);
            processes = seriesState.processes();
        } else {
            seriesState.skip();
        }
        Basis basis = seriesState.basis();
        seriesState.settleDue(settled);
        return new Judgement(
                new Observed(day, value),
                forecast,
                verdict,
                processes,
                basis,
                settled,
                state.next(day.date(), seriesState));
    }

    /** Judges days in order, lazily. */
    public Stream<Judgement> judgeAll(StateSnapshot from, Stream<Observed> days) {
        return days.gather(Gatherer.ofSequential(
                () -> new StateSnapshot[] {from}, Gatherer.Integrator.ofGreedy((held, observed, out) -> {
                    Judgement judgement = judge(held[0], observed.day(), observed.value());
                    held[0] = judgement.next();
                    return out.push(judgement);
                })));
    }

    private static void requireAfter(Optional<LocalDate> last, FilterDay day) {
        if (last.isPresent() && !day.date().isAfter(last.get())) {
            throw new IllegalArgumentException("day " + day.date() + ": expected one after " + last.get());
        }
        if (last.isPresent() && ChronoUnit.DAYS.between(last.get(), day.date()) > MOST_DAYS_BETWEEN) {
            throw new IterationLimitException("day " + day.date() + " after " + last.get() + ": expected at most "
                    + MOST_DAYS_BETWEEN + " days between two days of a series");
        }
    }

    /** Zero for tiny values, whose squares and ratios to other values would not be numbers. */
    private static OptionalDouble withoutUnderflow(OptionalDouble value) {
        return value.isPresent() && Math.abs(value.getAsDouble()) < SMALLEST ? OptionalDouble.of(0) : value;
    }

    static void requireUsable(OptionalDouble value) {
        if (value.isPresent() && !(Math.abs(value.getAsDouble()) <= LARGEST)) {
            throw new IllegalArgumentException(
                    "value " + value.getAsDouble() + ": expected a number of at most " + LARGEST + " either way");
        }
    }
}
