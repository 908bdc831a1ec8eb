package coop.minga.analytics.recorder;

/**
 * How much of what is refused is kept (decision 030).
 *
 * @param unit of one unit whose key signed
 * @param unproven of all senders together that no signature proves
 * @param claimed of those among them that say to be the same unit, or none
 */
record QuarantineBounds(Share unit, Share unproven, Share claimed) {

    private static final long MEGABYTE = 1_000_000;

    static final QuarantineBounds USUAL = new QuarantineBounds(
            new Share(200, 2 * MEGABYTE), new Share(1_000, 10 * MEGABYTE), new Share(100, MEGABYTE));

    /** @param bytes of payloads and headers */
    record Share(long rows, long bytes) {

        static final Share NOTHING = new Share(0, 0);

        Share plus(Share other) {
            return new Share(rows + other.rows, bytes + other.bytes);
        }

        boolean holds(Share other) {
            return other.rows <= rows && other.bytes <= bytes;
        }
    }
}
