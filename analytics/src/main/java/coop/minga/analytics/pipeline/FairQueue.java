package coop.minga.analytics.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;

import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.series.WaitingSeries;
import org.jspecify.annotations.Nullable;

/**
 * A queue of series. The unit after the last one is next. For one thread. A failure in one queue changes no place in
 * the other.
 */
final class FairQueue {

    private final String thread;
    private final int most;
    private final Waiting waiting;
    private final BiConsumer<SeriesId, Duration> postpone;
    private final Collisions collisions = new Collisions();
    private final Collisions faults = new Collisions();
    private @Nullable UnitId last;

    /**
     * @param most series to ask for at once
     * @param postpone moves a series behind all others
     */
    FairQueue(String thread, int most, Waiting waiting, BiConsumer<SeriesId, Duration> postpone) {
        this.thread = thread;
        this.most = most;
        this.waiting = waiting;
        this.postpone = postpone;
    }

    /** The name of the thread that judges. */
    String thread() {
        return thread;
    }

    List<WaitingSeries> next() {
        return waiting.after(last, most);
    }

    void served(UnitId unit) {
        last = unit;
    }

    /** Moves a series behind all others of this queue for a time. */
    void postpone(SeriesId series, Duration pause) {
        postpone.accept(series, pause);
    }

    /** Consecutive concurrent changes by series of this queue. */
    Collisions collisions() {
        return collisions;
    }

    /** Consecutive unexpected failures by series of this queue. */
    Collisions faults() {
        return faults;
    }

    /** Asks for those that wait. */
    interface Waiting {

        List<WaitingSeries> after(@Nullable UnitId unit, int most);
    }
}
