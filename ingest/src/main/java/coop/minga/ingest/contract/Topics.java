package coop.minga.ingest.contract;

/** The topics that reports travel on; a new version of the message gets a new topic. */
public final class Topics {
    public static final String REPORTS = "minga.reports.v1";

    private Topics() {}
}
