package coop.minga.analytics.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

import coop.minga.analytics.alert.Alerts;
import coop.minga.analytics.catalogue.UnitKind;
import coop.minga.analytics.outbox.Outbox;
import coop.minga.analytics.quarantine.Quarantine;
import coop.minga.analytics.recorder.RecordedReports;
import coop.minga.analytics.series.DirtyMarks;
import coop.minga.analytics.series.SuspendedSeriesStore;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.dao.DataAccessException;

/** Gauges of waiting and open items, which query tables on demand. */
public final class BacklogGauges {

    private static final String SUSPENDED = "Series that are suspended from judging";

    /** Version 1's name, kept for one more version. */
    private static final String OLD_SUSPENDED = "minga.series.put.aside";

    private final RecordedReports reports;
    private final Alerts alerts;
    private final Quarantine quarantine;
    private final DirtyMarks marks;
    private final SuspendedSeriesStore suspended;
    private final Outbox outbox;
    private final Clock clock;

    /** @param clock the federation's */
    public BacklogGauges(
            RecordedReports reports,
            Alerts alerts,
            Quarantine quarantine,
            DirtyMarks marks,
            SuspendedSeriesStore suspended,
            Outbox outbox,
            Clock clock) {
        this.reports = reports;
        this.alerts = alerts;
        this.quarantine = quarantine;
        this.marks = marks;
        this.suspended = suspended;
        this.outbox = outbox;
        this.clock = clock;
    }

    void register(MeterRegistry registry) {
        gauge(registry, "minga.reports.quarantined", "Records kept in quarantine", quarantine::count);
        gauge(registry, "minga.reports.not.kept", "Rejected records that are counted only", quarantine::countDiscarded);
        gauge(registry, "minga.series.unjudged", "Series whose changed readings wait to be judged", marks::count);
        gauge(registry, "minga.series.suspended", SUSPENDED, suspended::count);
        gauge(registry, OLD_SUSPENDED, SUSPENDED, suspended::count);
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
                () -> reports.lastRecordedAt()
                        .map(last -> Duration.between(last, clock.instant()).toSeconds())
                        .orElse(0L));
        var levels = new CachedSupplier<>(alerts::openByLevel);
        for (var kind : UnitKind.values()) {
            Gauge.builder("minga.alerts.open", () -> number(() -> levels.get().getOrDefault(kind.name(), 0L)))
                    .tag("level", kind.name().toLowerCase(Locale.ROOT))
                    .description("Open alerts by the kind of the level that holds them")
                    .register(registry);
        }
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
}
