package coop.minga.analytics.pipeline;

import java.time.Duration;

import coop.minga.analytics.recorder.ReportConsumer;

/** The step that records batches of reports and counts them. */
public final class RecordStep {

    private static final Duration WAIT = Duration.ofMillis(500);

    private final ReportConsumer consumer;
    private final PipelineMetrics metrics;

    public RecordStep(ReportConsumer consumer, PipelineMetrics metrics) {
        this.consumer = consumer;
        this.metrics = metrics;
        metrics.lagMeanwhile(consumer::lagMeanwhile);
    }

    /** Whether there was a batch. */
    boolean recordNext() {
        try {
            var recorded = consumer.recordNext(WAIT);
            metrics.recorded(recorded);
            return !recorded.nothing();
        } finally {
            metrics.lag(consumer.lag());
        }
    }
}
