package coop.minga.deploy.bench;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One day of as many plain models as the filter has components. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PlainBench {
    private static final int DAYS = 7 * 4 * 52;

    private final double[] values = new double[DAYS];
    private PlainModels models = new PlainModels(1);
    private long day;

    @Setup
    public void start() {
        SampleSeries series = new SampleSeries(0);
        for (int i = 0; i < DAYS; i++) {
            values[i] = series.next();
        }
        models = new PlainModels(values[0]);
    }

    @Benchmark
    public double update() {
        day++;
        return models.update(day, values[(int) (day % DAYS)]);
    }
}
