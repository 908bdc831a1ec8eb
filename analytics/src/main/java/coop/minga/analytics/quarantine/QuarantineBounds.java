package coop.minga.analytics.quarantine;

import java.time.Duration;

/**
 * Limits of the quarantine (decision 030).
 *
 * @param unit records signed by one unit's key
 * @param entries of its partly accepted reports, kept for a retry
 * @param unproven all senders without proof
 * @param claimed those that claim one unit, or none
 * @param keptFor on the federation's clock
 */
public record QuarantineBounds(Share unit, Share entries, Share unproven, Share claimed, Duration keptFor) {

    private static final long MEGABYTE = 1_000_000;

    public static final QuarantineBounds USUAL = new QuarantineBounds(
            new Share(200, 2 * MEGABYTE),
            new Share(5_000, 10 * MEGABYTE),
            new Share(1_000, 10 * MEGABYTE),
            new Share(100, MEGABYTE),
            Duration.ofDays(30));

    /** @param bytes of payloads, headers and details */
    public record Share(long rows, long bytes) {

        static final Share NOTHING = new Share(0, 0);

        Share plus(Share other) {
            return new Share(rows + other.rows, bytes + other.bytes);
        }

        boolean holds(Share other) {
            return other.rows <= rows && other.bytes <= bytes;
        }
    }
}
