package coop.minga.analytics.watch;

import java.util.List;

import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.series.WaitingSeries;
import org.jspecify.annotations.Nullable;

/** Whose turn it is: the unit after the one that had the last turn. For one thread. */
final class Turns {

    private final String thread;
    private final int most;
    private final Waiting waiting;
    private @Nullable UnitId last;

    /** @param most how many series to ask for at once */
    Turns(String thread, int most, Waiting waiting) {
        this.thread = thread;
        this.most = most;
        this.waiting = waiting;
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

    /** Asks for those that wait. */
    interface Waiting {

        List<WaitingSeries> after(@Nullable UnitId unit, int most);
    }
}
