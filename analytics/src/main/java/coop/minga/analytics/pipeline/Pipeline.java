package coop.minga.analytics.pipeline;

import coop.minga.analytics.act.UndoableActs;
import coop.minga.analytics.alert.Escalator;
import coop.minga.analytics.outbox.Delivery;
import coop.minga.analytics.quarantine.Quarantine;
import coop.minga.analytics.verdict.QuantilePooling;

/**
 * The steps of a reading, in order: record, judge, follow by alerts; each tick also escalates and sends messages. Each
 * step commits alone and can be repeated on any node.
 */
public final class Pipeline {

    private final RecordStep recording;
    private final JudgeStep judging;
    private final QuantilePooling quantilePooling;
    private final Escalator escalator;
    private final UndoableActs undoableActs;
    private final Delivery delivery;
    private final Quarantine quarantine;

    public Pipeline(
            RecordStep recording,
            JudgeStep judging,
            QuantilePooling quantilePooling,
            Escalator escalator,
            UndoableActs undoableActs,
            Delivery delivery,
            Quarantine quarantine) {
        this.recording = recording;
        this.judging = judging;
        this.quantilePooling = quantilePooling;
        this.escalator = escalator;
        this.undoableActs = undoableActs;
        this.delivery = delivery;
        this.quarantine = quarantine;
    }

    /** Marks all series that another version of the filter judged. */
    void begin() {
        judging.begin();
    }

    /** Records the next batch of reports, if any. */
    boolean record() {
        return recording.recordNext();
    }

    /** Judges changed series and updates their alerts. */
    boolean judge() {
        return judging.judgeChanged();
    }

    /** Judges the next part of a series too long for one round. */
    boolean replay() {
        return judging.replay();
    }

    /** Recomputes the pooled quantiles when due. */
    boolean poolQuantiles() {
        return quantilePooling.makeWhenDue();
    }

    /** Escalates alerts whose deadline has passed. */
    boolean escalate() {
        return escalator.escalate() > 0;
    }

    /** Commits acts of people whose time to undo is over. */
    boolean commitActs() {
        return undoableActs.commitDue() > 0;
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
