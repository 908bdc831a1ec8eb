package coop.minga.deploy.demo.sample;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Reproducible randomness, independent of draw order. FNV-1a mixes seed and names; {@link SplittableRandom} spreads the
 * bits.
 */
record SeededRandom(long seed) {
    private static final long PRIME = 0x100000001b3L;

    SeededRandom of(String name) {
        long mixed = seed ^ 0xcbf29ce484222325L;
        for (int at = 0; at < name.length(); at++) {
            mixed = (mixed ^ name.charAt(at)) * PRIME;
        }
        return new SeededRandom(mixed);
    }

    SeededRandom of(long number) {
        return new SeededRandom(new SplittableRandom(seed * PRIME + number).nextLong());
    }

    RandomGenerator generator() {
        return new SplittableRandom(seed);
    }
}
