package coop.minga.analytics.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;

import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.series.WaitingSeries;
import org.jspecify.annotations.Nullable;

/**
 * A queue of series, and whose turn it is: the unit after the one that had the last turn. For one thread. A series that
 * fails in one queue keeps its place in the other.
 */
final class Turns {

    private final String thread;
    private final int most;
    private final Waiting waiting;
    private final BiConsumer<SeriesId, Duration> putOff;
    private final Collisions collisions = new Collisions();
    private final Collisions faults = new Collisions();
    private @Nullable UnitId last;

    /**
     * @param most how many series to ask for at once
     * @param putOff moves a series behind all others
     */
    Turns(String thread, int most, Waiting waiting, BiConsumer<SeriesId, Duration> putOff) {
        this.thread = thread;
        this.most = most;
        this.waiting = waiting;
        this.putOff = putOff;
    }

    /** The name of the thread that judges. */
    String thread() {
        return thread;
    }

    List<WaitingSeries> next() {
        return waiting.after(last, most);
    }

    void had(UnitId unit) {
        last = unit;
    }

    /** Moves a series behind all others of this queue, for so long. */
    void putOff(SeriesId series, Duration pause) {
        putOff.accept(series, pause);
    }

    /** Those of this queue. */
    Collisions collisions() {
        return collisions;
    }

    /** How often in a row a series of this queue failed for a reason that nobody expected. */
    Collisions faults() {
        return faults;
    }

    /** Asks for those that wait. */
    interface Waiting {

        List<WaitingSeries> after(@Nullable UnitId unit, int most);
    }
}
