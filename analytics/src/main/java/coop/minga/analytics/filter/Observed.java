package coop.minga.analytics.filter;

import java.util.OptionalDouble;

/** One day of a series, with its value if any. */
public record Observed(FilterDay day, OptionalDouble value) {

    public Observed {
        SeriesFilter.requireUsable(value);
    }
}
