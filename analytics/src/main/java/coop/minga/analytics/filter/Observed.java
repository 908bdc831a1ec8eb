package coop.minga.analytics.filter;

import java.util.OptionalDouble;

/** The report of one day of a series: a value or none. */
public record Observed(FilterDay day, OptionalDouble value) {

    public Observed {
        SeriesFilter.requireUsable(value);
    }
}
