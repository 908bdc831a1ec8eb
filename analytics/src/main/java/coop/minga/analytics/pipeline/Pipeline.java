package coop.minga.analytics.pipeline;

import java.time.Duration;

import coop.minga.analytics.alert.AlertKeeper;
import coop.minga.analytics.catalogue.Units;
import coop.minga.analytics.notify.ChangeNotifier;
import coop.minga.analytics.notify.ChangeTopic;
import coop.minga.analytics.outbox.Delivery;
import coop.minga.analytics.quarantine.Quarantine;
import coop.minga.analytics.recorder.ReportConsumer;
import coop.minga.analytics.series.DirtyMarks;
import coop.minga.analytics.series.PutAside;
import coop.minga.analytics.verdict.QuantilePooling;
import coop.minga.analytics.verdict.SeriesJudge;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps of a reading, in order: record, judge, follow by alerts; each tick also escalates and sends messages. Each
 * step commits alone and can be repeated on any node.
 */
public final class Pipeline {

    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);
    private static final Duration WAIT = Duration.ofMillis(500);

    private final ReportConsumer consumer;
    private final Quarantine quarantine;
    private final DirtyMarks marks;
    private final PutAside putAside;
    private final Units units;
    private final SeriesJudge judge;
    private final Judging judging;
    private final QuantilePooling recalibration;
    private final AlertKeeper alerts;
    private final Delivery delivery;
    private final ChangeNotifier notifier;
    private final PipelineMetrics metrics;

    public Pipeline(
            ReportConsumer consumer,
            Quarantine quarantine,
            DirtyMarks marks,
            PutAside putAside,
            Units units,
            SeriesJudge judge,
            Judging judging,
            QuantilePooling recalibration,
            AlertKeeper alerts,
            Delivery delivery,
            ChangeNotifier notifier,
            PipelineMetrics metrics) {
        this.consumer = consumer;
        this.quarantine = quarantine;
        this.marks = marks;
        this.putAside = putAside;
        this.units = units;
        this.judge = judge;
        this.judging = judging;
        this.recalibration = recalibration;
        this.alerts = alerts;
        this.delivery = delivery;
        this.notifier = notifier;
        this.metrics = metrics;
        metrics.lagMeanwhile(consumer::lagMeanwhile);
    }

    /** Marks all series that another version of the filter judged. */
    void begin() {
        var series = judge.judgedByAnotherVersion();
        if (!series.isEmpty()) {
            LOG.info("{} series were judged by another version of the filter and are judged again", series.size());
            marks.markWhole(series);
        }
        marks.mark(putAside.ofAnotherVersion(judge.version()));
    }

    /** Records the next batch of reports, if any. */
    boolean record() {
        try {
            var recorded = consumer.recordNext(WAIT);
            metrics.recorded(recorded);
            return !recorded.nothing();
        } finally {
            metrics.lag(consumer.lag());
        }
    }

    /** Judges changed series and updates their alerts. */
    boolean judge() {
        return judging.judgeChanged(units::tree, this::notifyChanged);
    }

    /** Judges the next part of a series too long for one round. */
    boolean replay() {
        return judging.replay(units::tree, this::notifyChanged);
    }

    private void notifyChanged() {
        notifier.notifyChanged(ChangeTopic.READINGS);
    }

    /** Recomputes the calibration table when due. */
    boolean calibrate() {
        return recalibration.makeWhenDue();
    }

    /** Lets alerts climb whose clock ran out. */
    boolean escalate() {
        return alerts.escalate() > 0;
    }

    /** Deletes old ended messages and old refused records. */
    boolean deleteOld() {
        var moreMessages = delivery.deleteOld();
        return quarantine.deleteOld() || moreMessages;
    }

    /** Sends the messages that are due. */
    boolean deliver() {
        delivery.deliverDue();
        return false;
    }
}
