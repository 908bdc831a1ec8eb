package coop.minga.deploy.bench;

import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

import coop.minga.analytics.filter.FilterDay;
import coop.minga.analytics.filter.Forecast;
import coop.minga.analytics.filter.Judgement;
import coop.minga.analytics.filter.SeriesFilter;
import coop.minga.analytics.filter.StateSnapshot;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One day of one series. Several series alternate, each restarted from the same state, so the measured age stays {@code
 * history}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class FilterBench {
    static final int SERIES = 32;
    private static final double[] LEVELS = {
        0.005, 0.025, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.975, 0.995
    };

    @Param({"200", "3000"})
    public int history;

    private final SeriesFilter filter = SampleSeries.filter();
    private final StateSnapshot[] states = new StateSnapshot[SERIES];
    private final Forecast[] forecasts = new Forecast[SERIES];
    private final byte[][] encoded = new byte[SERIES][];
    private final FilterDay[] days = new FilterDay[SERIES];
    private final OptionalDouble[] values = new OptionalDouble[SERIES];
    private int at;

    @Setup
    public void learn() {
        for (int i = 0; i < SERIES; i++) {
            SampleSeries series = new SampleSeries(i);
            states[i] = series.learned(filter, history);
            encoded[i] = states[i].encode();
            days[i] = series.day();
            values[i] = OptionalDouble.of(series.next());
            forecasts[i] = filter.forecast(states[i], days[i]);
        }
    }

    /** One full step: forecast, models, calibration, detectors, next state. */
    @Benchmark
    public Judgement step() {
        int turn = turn();
        return filter.judge(states[turn], days[turn], values[turn]);
    }

    /** The quantiles that a backtest writes. */
    @Benchmark
    public double quantiles() {
        Forecast forecast = forecasts[turn()];
        double sum = 0;
        for (double level : LEVELS) {
            sum += forecast.quantile(level);
        }
        return sum;
    }

    /** Decodes and encodes a state, as for a snapshot. */
    @Benchmark
    public byte[] snapshot() {
        return StateSnapshot.decode(encoded[turn()]).encode();
    }

    private int turn() {
        at = at + 1 < SERIES ? at + 1 : 0;
        return at;
    }
}
