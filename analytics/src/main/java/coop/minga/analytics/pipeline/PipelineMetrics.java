package coop.minga.analytics.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import coop.minga.analytics.alert.Alerts;
import coop.minga.analytics.catalogue.UnitKind;
import coop.minga.analytics.outbox.Outbox;
import coop.minga.analytics.quarantine.Quarantine;
import coop.minga.analytics.recorder.Ledger;
import coop.minga.analytics.recorder.Recorded;
import coop.minga.analytics.series.DirtyMarks;
import coop.minga.analytics.series.PutAside;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/** The pipeline's metrics, all named {@code minga.}. Gauges query tables on demand. */
public final class PipelineMetrics {

    private static final double NANOS = 1e9;

    /** The second is version 1's name, kept for one more version. */
    private static final List<String> STEP_AGE_NAMES = List.of("minga.pipeline.step.age", "minga.watch.round.age");

    /** After that, a batch takes the recorder unusually long. */
    private static final double SECONDS_WITHOUT_LAG = 2;

    private final MeterRegistry registry;
    private final Counter readings;
    private final Counter reports;
    private final Counter duplicates;
    private final Counter refused;
    private volatile double lag = Double.NaN;
    private volatile long lagToldAt = System.nanoTime();
    private volatile Supplier<Double> lagMeanwhile = () -> Double.NaN;

    /** @param clock the federation's */
    public PipelineMetrics(
            MeterRegistry registry,
            Ledger ledger,
            Alerts alerts,
            Quarantine quarantine,
            DirtyMarks marks,
            PutAside putAside,
            Outbox outbox,
            Clock clock) {
        this.registry = registry;
        readings = counter(registry, "minga.readings.recorded", "Readings recorded by this node");
        reports = counter(registry, "minga.reports.recorded", "Reports recorded by this node");
        duplicates = counter(registry, "minga.reports.duplicate", "Reports met that had been recorded before");
        refused = counter(
                registry, "minga.reports.refused", "Reports refused by this node, whole or in part, kept or not");
        Gauge.builder("minga.recorder.lag", this::lag)
                .description(
                        "Records that the broker holds and that are not recorded yet; NaN while this node reads none")
                .register(registry);
        gauge(registry, "minga.reports.quarantined", "Records kept in quarantine", quarantine::count);
        gauge(registry, "minga.reports.not.kept", "Refused records that are counted only", quarantine::countNotKept);
        gauge(registry, "minga.series.unjudged", "Series whose changed readings wait to be judged", marks::count);
        gauge(registry, "minga.series.put.aside", "Series that are not judged for now", putAside::count);
        gauge(
                registry,
                "minga.messages.undelivered",
                "Chat messages that wait to be delivered",
                outbox::undeliveredCount);
        gauge(registry, "minga.messages.failed", "Chat messages that are not tried again", outbox::failedCount);
        gauge(
                registry,
                "minga.readings.newest.age",
                "Federation seconds since the newest report was recorded",
                () -> ledger.lastRecordedAt()
                        .map(last -> Duration.between(last, clock.instant()).toSeconds())
                        .orElse(0L));
        var levels = askedOnceASecond(alerts::openByLevel);
        for (var kind : UnitKind.values()) {
            Gauge.builder("minga.alerts.open", () -> number(() -> levels.get().getOrDefault(kind.name(), 0L)))
                    .tag("level", kind.name().toLowerCase(Locale.ROOT))
                    .description("Open alerts by the kind of the level that holds them")
                    .register(registry);
        }
    }

    /** Registers the step's age. Returns an action to run after each success. */
    Runnable timeOfStep(String step) {
        var last = new AtomicLong(System.nanoTime());
        for (var name : STEP_AGE_NAMES) {
            Gauge.builder(name, () -> (System.nanoTime() - last.get()) / NANOS)
                    .tag("step", step)
                    .description("Seconds since the pipeline step last ended without a fault")
                    .register(registry);
        }
        return () -> last.set(System.nanoTime());
    }

    void recorded(Recorded batch) {
        readings.increment(batch.readings());
        reports.increment(batch.reports());
        duplicates.increment(batch.duplicates());
        refused.increment(batch.refused());
    }

    /** @param recordsLeft NaN if unknown */
    void lag(double recordsLeft) {
        lag = recordsLeft;
        lagToldAt = System.nanoTime();
    }

    /** Asked while no lag is reported: a halted recorder lets it grow. */
    void lagMeanwhile(Supplier<Double> question) {
        lagMeanwhile = askedOnceASecond(question);
    }

    private double lag() {
        var isStuck = (System.nanoTime() - lagToldAt) / NANOS > SECONDS_WITHOUT_LAG;
        return isStuck ? lagMeanwhile.get() : lag;
    }

    private static Counter counter(MeterRegistry registry, String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    private static void gauge(MeterRegistry registry, String name, String description, Supplier<Long> value) {
        Gauge.builder(name, () -> number(value)).description(description).register(registry);
    }

    /** NaN if the database does not answer. */
    private static double number(Supplier<Long> value) {
        try {
            return Optional.ofNullable(value.get()).map(Long::doubleValue).orElse(Double.NaN);
        } catch (DataAccessException e) {
            return Double.NaN;
        }
    }

    /** Lets gauges that are read together share one answer. */
    private static <T> Supplier<T> askedOnceASecond(Supplier<T> question) {
        var last = new AtomicReference<@Nullable Answer<T>>();
        return () -> {
            var kept = last.get();
            if (kept == null || System.nanoTime() - kept.at() > NANOS) {
                kept = new Answer<>(question.get(), System.nanoTime());
                last.set(kept);
            }
            return kept.value();
        };
    }

    private record Answer<T>(T value, long at) {}
}
