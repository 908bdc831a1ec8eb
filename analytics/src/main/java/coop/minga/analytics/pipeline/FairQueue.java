package coop.minga.analytics.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;

import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.series.WaitingSeries;
import org.jspecify.annotations.Nullable;

/**
 * A queue of waiting series that serves units in turn. Each queue counts its own failures. For one thread.
 */
final class FairQueue {

    private final String thread;
    private final int most;
    private final Waiting waiting;
    private final BiConsumer<SeriesId, Duration> postpone;
    private final ConsecutiveFailures conflicts = new ConsecutiveFailures();
    private final ConsecutiveFailures failures = new ConsecutiveFailures();
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

    /** Conflicts in a row with acts of people, by series. */
    ConsecutiveFailures conflicts() {
        return conflicts;
    }

    /** Unexpected failures in a row, by series. */
    ConsecutiveFailures failures() {
        return failures;
    }

    /** The query for waiting series. */
    interface Waiting {

        List<WaitingSeries> after(@Nullable UnitId unit, int most);
    }
}
