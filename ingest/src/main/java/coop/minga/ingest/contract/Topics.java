package coop.minga.ingest.contract;

import java.time.Duration;

/** The topics that reports travel on; a new version of the message gets a new topic. */
public final class Topics {
    public static final String REPORTS = "minga.reports.v1";

    /**
     * Retention of a report: many times the longest outage of a recorder, and the age of the oldest backup that may be
     * restored. Bytes are unbounded, because one sender could push out the others' reports.
     */
    public static final Duration RETENTION = Duration.ofDays(90);

    private Topics() {}
}
