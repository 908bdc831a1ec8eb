package coop.minga.analytics.verdict;

import java.time.LocalDate;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

import coop.minga.analytics.catalogue.Indicator;

/** Judged days from {@code from} on; empty if there are no readings. */
public record JudgedRun(Indicator indicator, LocalDate from, NavigableMap<LocalDate, JudgedDay> days) {

    public JudgedRun {
        days = new TreeMap<>(days);
    }

    public Collection<JudgedDay> inOrder() {
        return days.values();
    }

    public Optional<JudgedDay> last() {
        return Optional.ofNullable(days.lastEntry()).map(entry -> entry.getValue());
    }
}
