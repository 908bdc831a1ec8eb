package coop.minga.analytics.backtest;

import java.util.OptionalDouble;

import coop.minga.analytics.filter.FilterDay;
import coop.minga.analytics.filter.Observed;

/** One row of an input file, with the value as written. */
record SeriesRow(String series, FilterDay day, String value) {

    OptionalDouble number() {
        return value.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(value));
    }

    Observed observed() {
        return new Observed(day, number());
    }
}
