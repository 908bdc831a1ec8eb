package coop.minga.analytics.backtest;

import java.io.PrintWriter;
import java.io.UncheckedIOException;

/** The series of a run that could not be judged. Each is printed with its reason, and the others go on. */
final class FailedSeries {
    private static final int MOST_PRINTED = 20;

    private final SeriesFile file;
    private final PrintWriter out;
    private int series;
    private int failed;

    FailedSeries(SeriesFile file, PrintWriter out) {
        this.file = file;
        this.out = out;
    }

    /** Runs the work on one series. If it fails, the rest of the series is skipped. An output that fails ends the run. */
    void run(String name, Work work) {
        series++;
        try {
            work.run();
        } catch (UncheckedIOException unwritable) {
            throw unwritable;
        } catch (RuntimeException failure) {
            failed++;
            if (failed <= MOST_PRINTED) {
                out.println("minga: series " + name + " failed: " + reason(failure));
            }
            file.skip(name);
        }
    }

    int series() {
        return series;
    }

    /** Prints how many failed. Returns the exit code: 1 if any did. */
    int end() {
        if (failed == 0) {
            return 0;
        }
        out.println("minga: " + failed + " of " + series + " series failed"
                + (failed > MOST_PRINTED ? ", of which " + MOST_PRINTED + " are named above" : "")
                + "; the output has the others, and what was judged before");
        return 1;
    }

    private static String reason(RuntimeException failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }

    interface Work {
        void run();
    }
}
