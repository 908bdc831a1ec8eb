package coop.minga.ingest.contract;

import java.time.Duration;

/** The topics that reports travel on; a new version of the message gets a new topic. */
public final class Topics {
    public static final String REPORTS = "minga.reports.v1";

    /**
     * How long the broker keeps a report: many times the longest time without a recorder, and as old as a backup of the
     * database may be that is restored. There is no bound in bytes: one sender could push out what others sent.
     */
    public static final Duration RETENTION = Duration.ofDays(90);

    private Topics() {}
}
