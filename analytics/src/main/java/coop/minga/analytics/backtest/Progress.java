package coop.minga.analytics.backtest;

import java.io.PrintWriter;
import java.util.Locale;

/** Shows the progress of a long run on one line of a terminal. */
final class Progress {

    private static final int EVERY = 500;

    private final PrintWriter out;
    private final boolean terminal;
    private long rows;

    /** @param terminal whether the output is interactive; nothing is shown otherwise */
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
