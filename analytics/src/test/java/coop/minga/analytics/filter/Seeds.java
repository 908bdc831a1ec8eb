package coop.minga.analytics.filter;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;

import org.hipparchus.distribution.discrete.BinomialDistribution;

/**
 * Statistical tests over forty seeds. The binomial margin: if the measured share is about the true one, fewer seeds hold
 * in one of a thousand samples of forty.
 */
public final class Seeds {

    public static final int COUNT = 40;

    private static final double CHANCE = 0.001;

    private Seeds() {}

    /** @param measured for how many of the seeds from 1 on the assertions held when the test was written */
    public static void hold(int measured, LongConsumer assertions) {
        atLeast(leastOf(measured), assertions);
    }

    /** Where a bound of its own is closer than what chance leaves. */
    public static void atLeast(int least, LongConsumer assertions) {
        Map<Long, AssertionError> failed = new TreeMap<>();
        for (long seed = 1; seed <= COUNT; seed++) {
            try {
                assertions.accept(seed);
            } catch (AssertionError error) {
                failed.put(seed, error);
            }
        }
        int held = COUNT - failed.size();
        if (held < least) {
            throw new AssertionError(
                    "holds for %d of %d seeds, expected at least %d; not for %s"
                            .formatted(held, COUNT, least, failed.keySet()),
                    failed.values().iterator().next());
        }
    }

    /** 36 for 40 measured, 34 for 39, 32 for 38. */
    static int leastOf(int measured) {
        double share = (measured + 0.5) / (COUNT + 1);
        return new BinomialDistribution(COUNT, share).inverseCumulativeProbability(CHANCE);
    }
}
