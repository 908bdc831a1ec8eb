package coop.minga.analytics.verdict;

import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.TreeMap;

import coop.minga.analytics.filter.Judgement;

/** Collects the filter's judgements of a run as judged days. Settled verdicts revise earlier days. */
final class JudgementCollector {

    private final NavigableMap<LocalDate, JudgedDay> days = new TreeMap<>();
    private final QuantileLookup pooling;

    JudgementCollector(QuantileLookup pooling) {
        this.pooling = pooling;
    }

    void add(Judgement judgement) {
        days.put(judgement.day().date(), JudgedDay.of(judgement, pooling.quantilesFor(judgement)));
        judgement
                .settled()
                .forEach(settled ->
                        days.computeIfPresent(settled.day(), (date, judged) -> judged.with(settled.verdict())));
    }

    NavigableMap<LocalDate, JudgedDay> from(LocalDate first) {
        return days.tailMap(first, true);
    }
}
