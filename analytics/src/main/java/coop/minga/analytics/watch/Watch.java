package coop.minga.analytics.watch;

import java.time.Duration;

import coop.minga.analytics.alert.AlertKeeper;
import coop.minga.analytics.alert.IllegalMoveException;
import coop.minga.analytics.catalogue.Indicators;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.UnitTree;
import coop.minga.analytics.catalogue.Units;
import coop.minga.analytics.chat.Delivery;
import coop.minga.analytics.news.News;
import coop.minga.analytics.news.Topic;
import coop.minga.analytics.recorder.ReportsFeed;
import coop.minga.analytics.series.DirtyMarks;
import coop.minga.analytics.verdict.Recalibration;
import coop.minga.analytics.verdict.SeriesJudge;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The way of a reading, in order: recorded, judged, followed by alerts; and on every tick the alerts climb and the
 * messages leave. Each step commits by itself and can be run again, by this node or another.
 */
public final class Watch {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final Duration WAIT = Duration.ofMillis(500);
    private static final int SERIES_AT_ONCE = 256;

    private final ReportsFeed feed;
    private final TransactionTemplate transaction;
    private final DirtyMarks marks;
    private final Units units;
    private final Indicators indicators;
    private final SeriesJudge judge;
    private final Recalibration recalibration;
    private final AlertKeeper alerts;
    private final Delivery delivery;
    private final News news;
    private final WatchMetrics metrics;

    public Watch(
            ReportsFeed feed,
            TransactionTemplate transaction,
            DirtyMarks marks,
            Units units,
            Indicators indicators,
            SeriesJudge judge,
            Recalibration recalibration,
            AlertKeeper alerts,
            Delivery delivery,
            News news,
            WatchMetrics metrics) {
        this.feed = feed;
        this.transaction = transaction;
        this.marks = marks;
        this.units = units;
        this.indicators = indicators;
        this.judge = judge;
        this.recalibration = recalibration;
        this.alerts = alerts;
        this.delivery = delivery;
        this.news = news;
        this.metrics = metrics;
    }

    /** Lets everything be judged anew that another version of the filter judged, without waiting for its next reading. */
    void begin() {
        var series = judge.judgedByAnotherVersion();
        if (!series.isEmpty()) {
            LOG.info("{} series were judged by another version of the filter and are judged anew", series.size());
            marks.markWhole(series);
        }
    }

    /** Records the next batch of reports, if one comes. */
    boolean record() {
        try {
            var recorded = feed.recordNext(WAIT);
            metrics.recorded(recorded);
            return !recorded.nothing();
        } finally {
            metrics.lag(feed.lag());
        }
    }

    /** Judges the series whose readings changed, and lets their alerts follow. */
    boolean judge() {
        var waiting = marks.waiting(SERIES_AT_ONCE);
        if (waiting.isEmpty()) {
            return false;
        }
        var tree = units.tree();
        waiting.forEach(series -> judge(series, tree));
        news.tell(Topic.READINGS);
        return true;
    }

    /** Makes the calibration table anew when its time has come. */
    boolean calibrate() {
        return recalibration.makeWhenDue();
    }

    /** Lets alerts climb whose clock ran out. */
    boolean tick() {
        return alerts.climb() > 0;
    }

    /** Sends the messages that are due. */
    boolean deliver() {
        delivery.deliverDue();
        return false;
    }

    /**
     * A series that cannot be judged keeps its mark and holds up no other; one whose alert climbed or was acknowledged in
     * the same moment keeps it too and is judged again at once.
     */
    private void judge(SeriesId series, UnitTree tree) {
        try {
            transaction.executeWithoutResult(status -> marks.claim(series).ifPresent(dirty -> {
                var indicator = indicators.find(series).orElseThrow();
                var unit = tree.find(indicator.unit()).orElseThrow();
                alerts.follow(judge.judge(indicator, unit, dirty.fromDay()), unit);
            }));
        } catch (IllegalMoveException meanwhile) {
            LOG.debug("Series {} is judged again: {}", series, meanwhile.getMessage());
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            LOG.error("Series {} cannot be judged and will be tried again: {}", series, e.getMessage(), e);
            marks.putOff(series);
        }
    }
}
