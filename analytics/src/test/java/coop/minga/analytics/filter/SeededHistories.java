package coop.minga.analytics.filter;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** A series for each seed, judged once up to a day, however many tests change what comes from that day on. */
final class SeededHistories {

    private final FilterSettings settings;
    private final int unchanged;
    private final Source source;
    private final Map<Long, StateSnapshot> states = new ConcurrentHashMap<>();

    /** @param unchanged how many first days are the same in each test */
    SeededHistories(FilterSettings settings, int unchanged, Source source) {
        this.settings = settings;
        this.unchanged = unchanged;
        this.source = source;
    }

    /** The judgements of so many days after those that are the same. */
    List<Judgement> judged(long seed, int days, UnaryOperator<Series> change) {
        return new SeriesFilter(settings)
                .judgeAll(before(seed), changed(seed, days, change).stream())
                .toList();
    }

    /** So many days after those that are the same. */
    List<Observed> changed(long seed, int days, UnaryOperator<Series> change) {
        Series series = source.series(unchanged + days, seed);
        List<Observed> changed = change.apply(series).days();
        if (!changed.subList(0, unchanged).equals(series.days().subList(0, unchanged))) {
            throw new IllegalArgumentException("a change before day " + unchanged + ": expected none");
        }
        return changed.subList(unchanged, changed.size());
    }

    /** The state after the days that are the same. */
    StateSnapshot before(long seed) {
        return states.computeIfAbsent(
                seed,
                each -> source.series(unchanged, each)
                        .judged(settings)
                        .getLast()
                        .next());
    }

    /** A longer series of the same seed begins as a shorter one. */
    @FunctionalInterface
    interface Source {
        Series series(int length, long seed);
    }
}
