package coop.minga.analytics.pipeline;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import coop.minga.analytics.recorder.BatchCounts;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** The pipeline's metrics, all named {@code minga.}. */
public final class PipelineMetrics {

    private static final double NANOS = 1e9;

    private static final String STEP_AGE = "minga.pipeline.step.age";

    /** Version 1's name, kept for one more version, with its names of steps. */
    private static final String OLD_STEP_AGE = "minga.watch.round.age";

    private static final Map<String, String> OLD_STEPS = Map.of("escalate", "climb", "pool quantiles", "calibrate");

    /** After that, a batch takes the recorder unusually long. */
    private static final double SECONDS_WITHOUT_LAG = 2;

    private final MeterRegistry registry;
    private final Counter readings;
    private final Counter reports;
    private final Counter duplicates;
    private final Counter rejected;
    private volatile double lag = Double.NaN;
    private volatile long lagSetAt = System.nanoTime();
    private volatile Supplier<Double> lagMeanwhile = () -> Double.NaN;

    public PipelineMetrics(MeterRegistry registry, BacklogGauges backlog) {
        this.registry = registry;
        readings = counter(registry, "minga.readings.recorded", "Readings recorded by this node");
        reports = counter(registry, "minga.reports.recorded", "Reports recorded by this node");
        duplicates = counter(registry, "minga.reports.duplicate", "Reports met that had been recorded before");
        rejected = counter(
                registry, "minga.reports.refused", "Reports rejected by this node, whole or in part, kept or not");
        Gauge.builder("minga.recorder.lag", this::lag)
                .description(
                        "Records that the broker holds and that are not recorded yet; NaN while this node reads none")
                .register(registry);
        backlog.register(registry);
    }

    /** Registers the step's age. Returns an action to run after each success. */
    Runnable timeOfStep(String step) {
        var last = new AtomicLong(System.nanoTime());
        stepAge(STEP_AGE, step, last);
        stepAge(OLD_STEP_AGE, OLD_STEPS.getOrDefault(step, step), last);
        return () -> last.set(System.nanoTime());
    }

    private void stepAge(String name, String step, AtomicLong last) {
        Gauge.builder(name, () -> (System.nanoTime() - last.get()) / NANOS)
                .tag("step", step)
                .description("Seconds since the pipeline step last ended without a fault")
                .register(registry);
    }

    void recorded(BatchCounts batch) {
        readings.increment(batch.readings());
        reports.increment(batch.reports());
        duplicates.increment(batch.duplicates());
        rejected.increment(batch.rejected());
    }

    /** @param recordsLeft NaN if unknown */
    void lag(double recordsLeft) {
        lag = recordsLeft;
        lagSetAt = System.nanoTime();
    }

    /** Asked while no lag is reported: a halted recorder lets it grow. */
    void lagMeanwhile(Supplier<Double> question) {
        lagMeanwhile = new CachedSupplier<>(question);
    }

    private double lag() {
        var isStuck = (System.nanoTime() - lagSetAt) / NANOS > SECONDS_WITHOUT_LAG;
        return isStuck ? lagMeanwhile.get() : lag;
    }

    private static Counter counter(MeterRegistry registry, String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }
}
