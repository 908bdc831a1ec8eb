package coop.minga.analytics.verdict;

import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.TreeMap;

import coop.minga.analytics.filter.Judgement;

/** Days judged in order. Settled verdicts revise earlier ones. */
final class DaysJudged {

    private final NavigableMap<LocalDate, JudgedDay> days = new TreeMap<>();
    private final QuantileLookup pooling;

    DaysJudged(QuantileLookup pooling) {
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
