package coop.minga.ingest.contract;

import java.time.Duration;

/** Topics of reports. A new message version gets a new topic. */
public final class Topics {
    public static final String REPORTS = "minga.reports.v1";

    /**
     * Covers the longest recorder outage and the oldest backup. Bytes are unbounded: one sender could evict others'
     * reports.
     */
    public static final Duration RETENTION = Duration.ofDays(90);

    private Topics() {}
}
