package coop.minga.analytics.filter;

import java.util.OptionalDouble;

/** What came on one day of a series: a value, or nothing. */
public record Observed(FilterDay day, OptionalDouble value) {

    public Observed {
        SeriesFilter.requireUsable(value);
    }
}
