package coop.minga.analytics.backtest;

import java.util.List;

import coop.minga.analytics.filter.result.ProcessProbabilities;

/** The backtest's columns {@code p_steady,p_transient,p_level,p_slope}, which sum to 1. */
final class ProbabilityColumns {

    static final List<String> NAMES = List.of("p_steady", "p_transient", "p_level", "p_slope");

    private ProbabilityColumns() {}

    static List<String> of(ProcessProbabilities processes) {
        return List.of(
                Double.toString(processes.steady()),
                Double.toString(processes.transientOnly()),
                Double.toString(processes.level()),
                Double.toString(processes.slope()));
    }
}
