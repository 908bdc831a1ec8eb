package coop.minga.analytics.verdict;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Summed coverage of forecasts.
 *
 * @param days with a forecast, reported or not
 * @param readings with a forecast and a verdict
 * @param within80 readings in the closed 80 % band
 * @param twiceBelow twice those below {@link #QUANTILES}; equal ones once
 */
public record Coverage(long days, long readings, long within80, long within95, long within99, List<Long> twiceBelow) {

    public static final List<Double> QUANTILES = List.of(0.005, 0.025, 0.1, 0.5, 0.9, 0.975, 0.995);

    public static final Coverage NONE = new Coverage(0, 0, 0, 0, 0, Collections.nCopies(QUANTILES.size(), 0L));

    private static final double DAYS_A_YEAR = 365.25;

    public Coverage {
        twiceBelow = List.copyOf(twiceBelow);
        if (twiceBelow.size() != QUANTILES.size()) {
            throw new IllegalArgumentException(
                    "counts below " + twiceBelow.size() + " quantiles: expected " + QUANTILES.size());
        }
    }

    public Coverage plus(Coverage other) {
        var below = new ArrayList<Long>();
        for (var i = 0; i < twiceBelow.size(); i++) {
            below.add(twiceBelow.get(i) + other.twiceBelow.get(i));
        }
        return new Coverage(
                days + other.days,
                readings + other.readings,
                within80 + other.within80,
                within95 + other.within95,
                within99 + other.within99,
                below);
    }

    public double seriesYears() {
        return days / DAYS_A_YEAR;
    }

    public Proportion coverage80() {
        return new Proportion(within80, readings);
    }

    public Proportion coverage95() {
        return new Proportion(within95, readings);
    }

    public Proportion coverage99() {
        return new Proportion(within99, readings);
    }

    /** The share of readings below each quantile; equal ones count half. */
    public List<Proportion> belowQuantiles() {
        return twiceBelow.stream()
                .map(twice -> new Proportion(twice / 2.0, readings))
                .toList();
    }
}
