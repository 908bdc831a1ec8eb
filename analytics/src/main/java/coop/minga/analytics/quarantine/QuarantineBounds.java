package coop.minga.analytics.quarantine;

import java.time.Duration;

/**
 * Limits of the quarantine (decision 030).
 *
 * @param unit records signed by one unit's key
 * @param entries of partly accepted reports, for retries
 * @param unproven all senders without proof
 * @param claimed by one unit or none
 * @param keptFor on the federation's clock
 */
public record QuarantineBounds(Quota unit, Quota entries, Quota unproven, Quota claimed, Duration keptFor) {

    private static final long MEGABYTE = 1_000_000;

    public static final QuarantineBounds USUAL = new QuarantineBounds(
            new Quota(200, 2 * MEGABYTE),
            new Quota(5_000, 10 * MEGABYTE),
            new Quota(1_000, 10 * MEGABYTE),
            new Quota(100, MEGABYTE),
            Duration.ofDays(30));

    /** @param bytes of payloads, headers and details */
    public record Quota(long rows, long bytes) {

        static final Quota NOTHING = new Quota(0, 0);

        Quota plus(Quota other) {
            return new Quota(rows + other.rows, bytes + other.bytes);
        }

        boolean holds(Quota other) {
            return other.rows <= rows && other.bytes <= bytes;
        }
    }
}
