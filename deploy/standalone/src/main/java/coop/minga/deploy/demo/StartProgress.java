package coop.minga.deploy.demo;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Prints the progress of a start with elapsed seconds. */
final class StartProgress {
    private final PrintWriter out;
    private final long begun = System.nanoTime();

    StartProgress(PrintWriter out) {
        this.out = out;
    }

    void report(String what) {
        double seconds = (double) elapsed().toMillis() / TimeUnit.SECONDS.toMillis(1);
        line(String.format(Locale.ROOT, "%5.1f s  %s", seconds, what));
    }

    void line(String text) {
        out.println(text);
        out.flush();
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
