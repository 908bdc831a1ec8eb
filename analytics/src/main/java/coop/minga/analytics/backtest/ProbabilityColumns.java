package coop.minga.analytics.backtest;

import java.util.List;

import coop.minga.analytics.filter.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * The columns {@code p_steady,p_transient,p_level,p_slope} of a backtest, which add up to 1. What a steady verdict leaves
 * open is called transient; the kinds without a column of their own count as transient too.
 */
final class ProbabilityColumns {

    static final List<String> NAMES = List.of("p_steady", "p_transient", "p_level", "p_slope");

    private ProbabilityColumns() {}

    static List<String> of(@Nullable Verdict verdict) {
        if (verdict == null) {
            return columns(1, 0, 0, 0);
        }
        double p = verdict.probability();
        return switch (verdict.kind()) {
            case STEADY, NOT_ENOUGH_HISTORY -> columns(p, 1 - p, 0, 0);
            case LEVEL_STEP -> columns(1 - p, 0, p, 0);
            case SLOPE_CHANGE -> columns(1 - p, 0, 0, p);
            case TRANSIENT, VARIANCE_CHANGE, WEEKDAY_SHAPE_CHANGE, STUCK -> columns(1 - p, p, 0, 0);
        };
    }

    private static List<String> columns(double steady, double transientOnly, double level, double slope) {
        return List.of(
                Double.toString(steady),
                Double.toString(transientOnly),
                Double.toString(level),
                Double.toString(slope));
    }
}
