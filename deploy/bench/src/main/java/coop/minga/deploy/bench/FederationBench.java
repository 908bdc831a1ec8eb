package coop.minga.deploy.bench;

import java.time.LocalDate;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

import coop.minga.analytics.filter.FilterDay;
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
 * Filters one day of each series, over more states than caches hold. States start as copies and diverge with their
 * values.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class FederationBench {
    private static final int LEARNED = 128;
    private static final int HISTORY = 120;
    private static final int PATH = 7 * 52;

    @Param("16384")
    public int series;

    private final SeriesFilter filter = SampleSeries.filter();
    private final SplittableRandom random = new SplittableRandom(1);
    private final double[][] paths = new double[LEARNED][PATH];
    private StateSnapshot[] states = {};
    private FilterDay day = FilterDay.open(LocalDate.EPOCH);
    private int path;
    private int at;

    @Setup
    public void learn() {
        byte[][] learned = new byte[LEARNED][];
        for (int i = 0; i < LEARNED; i++) {
            SampleSeries source = new SampleSeries(i);
            learned[i] = source.learned(filter, HISTORY).encode();
            day = source.day();
            for (int j = 0; j < PATH; j++) {
                paths[i][j] = source.next();
            }
        }
        states = new StateSnapshot[series];
        for (int i = 0; i < series; i++) {
            states[i] = StateSnapshot.decode(learned[i % LEARNED]);
        }
    }

    /** One day of one series. */
    @Benchmark
    public Judgement day() {
        double value = paths[at % LEARNED][path] * (0.97 + 0.06 * random.nextDouble());
        Judgement judgement = filter.judge(states[at], day, OptionalDouble.of(value));
        states[at] = judgement.next();
        at++;
        if (at == series) {
            at = 0;
            path = (path + 1) % PATH;
            day = FilterDay.open(day.date().plusDays(1));
        }
        return judgement;
    }
}
