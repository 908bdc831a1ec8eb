package coop.minga.analytics.filter.change;

import java.util.stream.IntStream;

/** Precomputed natural logarithms, which the scans need most. */
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
