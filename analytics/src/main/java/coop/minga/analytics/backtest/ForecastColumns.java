package coop.minga.analytics.backtest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import coop.minga.analytics.filter.Forecast;

/** The output columns {@code mean,q0.005,...,q0.995}; blank without a forecast. */
final class ForecastColumns {

    private static final double[] LEVELS = {
        0.005, 0.025, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.975, 0.995
    };
    private static final List<String> BLANK = Collections.nCopies(LEVELS.length + 1, "");

    private ForecastColumns() {}

    static List<String> names() {
        List<String> names = new ArrayList<>(List.of("mean"));
        Arrays.stream(LEVELS).forEach(level -> names.add("q" + level));
        return List.copyOf(names);
    }

    static List<String> of(Forecast forecast) {
        if (!forecast.ready()) {
            return BLANK;
        }
        List<String> columns = new ArrayList<>(LEVELS.length + 1);
        columns.add(Double.toString(forecast.mean()));
        Arrays.stream(forecast.quantiles(LEVELS)).forEach(quantile -> columns.add(Double.toString(quantile)));
        return columns;
    }
}
