package coop.minga.analytics.backtest;

import java.io.PrintWriter;
import java.util.Locale;

/** Says on a terminal how far a long run is, on one line that is written over. */
final class Progress {

    private static final int EVERY = 500;

    private final PrintWriter out;
    private final boolean terminal;
    private long rows;

    /** @param terminal whether somebody watches; else nothing is said */
    Progress(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    void row(String series) {
        rows++;
        if (terminal && rows % EVERY == 0) {
            out.printf(Locale.ROOT, "\r%,d rows judged, now series %-40.40s", rows, series);
            out.flush();
        }
    }

    void end() {
        if (terminal && rows >= EVERY) {
            out.printf(Locale.ROOT, "\r%,d rows judged%-54s%n", rows, "");
            out.flush();
        }
    }
}
