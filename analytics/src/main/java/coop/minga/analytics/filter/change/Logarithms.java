package coop.minga.analytics.filter.change;

import java.util.stream.IntStream;

/** Natural logarithms of the numbers of readings looked back upon, computed once: the scans ask for little else. */
final class Logarithms {

    private static final double[] TABLE = IntStream.rangeClosed(0, Residuals.MOST)
            .mapToDouble(StrictMath::log)
            .toArray();

    private Logarithms() {}

    /** @param readings at most {@link Residuals#MOST} */
    static double of(int readings) {
        return TABLE[readings];
    }
}
