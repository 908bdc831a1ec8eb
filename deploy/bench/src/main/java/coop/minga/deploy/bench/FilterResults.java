package coop.minga.deploy.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import coop.minga.analytics.filter.StateSnapshot;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Compares the filter with plain models on one core (serial collector). Forks alternate, so other load affects both.
 * The result is the median ratio of the forks.
 */
final class FilterResults {
    static final List<String> EXPLAINED = List.of(
            "One run of JMH, medians; step and plain models in turn, each in a process of its own.",
            "step: judge() of one open day of a series on both scales, with its next state, without quantiles.",
            "step_over_plain_dlm: against " + PlainModels.COMPONENTS + " updates of a plain DLM of the same sizes ("
                    + PlainModels.MEMBERS + " members x 4 processes), as many posteriors as the step makes;",
            "step_over_plain_dlm_members: against " + PlainModels.MEMBERS + ", as many as are kept after the collapse.",
            "million_series_day_s: scaled from 16384 states in memory (more than a cache holds), one day after the other.",
            "state_bytes: the largest of 32 states in binary form. quantiles_us: the 15 of a backtest's row.");

    private static final int TURNS = 3;
    private static final int OLD = 3000;
    private static final int YOUNG = 200;

    private final Consumer<String> progress;

    FilterResults(Consumer<String> progress) {
        this.progress = progress;
    }

    Map<String, Double> measure() throws RunnerException {
        double[] steps = new double[TURNS];
        double[] plain = new double[TURNS];
        double[] ratios = new double[TURNS];
        for (int i = 0; i < TURNS; i++) {
            steps[i] = time("FilterBench.step", YOUNG);
            plain[i] = time("PlainBench.update", YOUNG);
            ratios[i] = steps[i] / plain[i];
        }
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("step_over_plain_dlm", median(ratios));
        figures.put("step_over_plain_dlm_members", median(ratios) * PlainModels.COMPONENTS / PlainModels.MEMBERS);
        figures.put("step_us", median(steps));
        figures.put("plain_dlm_update_us", median(plain) / PlainModels.COMPONENTS);
        figures.put("quantiles_us", time("FilterBench.quantiles", YOUNG));
        figures.put("snapshot_us", time("FilterBench.snapshot", YOUNG));
        figures.put("million_series_day_s", time("FederationBench.day", YOUNG));
        figures.put("state_bytes", stateBytes(YOUNG));
        figures.put("state_bytes_after_" + OLD + "_days", stateBytes(OLD));
        figures.put("step_us_after_" + OLD + "_days", time("FilterBench.step", OLD));
        figures.put("allocated_bytes", allocated(YOUNG));
        figures.put("allocated_bytes_after_" + OLD + "_days", allocated(OLD));
        return figures;
    }

    private double time(String benchmark, int history) throws RunnerException {
        return median(scores(run(benchmark, history, 3, 5)));
    }

    /** Bytes allocated in one step, including survivors. */
    private double allocated(int history) throws RunnerException {
        RunResult result = run("FilterBench.step", history, 2, 1);
        return Math.rint(Objects.requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"))
                .getScore());
    }

    private RunResult run(String benchmark, int history, int warmups, int iterations) throws RunnerException {
        progress.accept("measuring " + benchmark + (benchmark.startsWith("Filter") ? " at " + history + " days" : ""));
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("\\." + benchmark.replace(".", "\\.") + "$")
                .forks(1)
                .warmupIterations(warmups)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(iterations)
                .measurementTime(TimeValue.seconds(1))
                .jvmArgs("-Xms1g", "-Xmx1g", "-XX:+UseSerialGC", "--sun-misc-unsafe-memory-access=allow")
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        if (benchmark.startsWith("FilterBench")) {
            options.param("history", Integer.toString(history));
        }
        Collection<RunResult> results = new Runner(options.build()).run();
        return results.iterator().next();
    }

    private static double[] scores(RunResult result) {
        return result.getBenchmarkResults().stream()
                .flatMap(fork -> fork.getIterationResults().stream())
                .map(IterationResult::getPrimaryResult)
                .mapToDouble(each -> each.getScore())
                .toArray();
    }

    private static double stateBytes(int history) {
        List<Integer> sizes = new ArrayList<>();
        for (int seed = 0; seed < FilterBench.SERIES; seed++) {
            StateSnapshot state = new SampleSeries(seed).learned(SampleSeries.filter(), history);
            sizes.add(state.encode().length);
        }
        return sizes.stream().mapToInt(each -> each).max().orElseThrow();
    }

    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
