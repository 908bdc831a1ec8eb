package coop.minga.analytics.recorder;

import java.util.UUID;

import coop.minga.ingest.contract.Report;

/** What a report is known by in the ledger. */
record ReportName(UUID stream, long sequence) {

    static ReportName of(Report report) {
        return new ReportName(report.stream().value(), report.sequence());
    }
}
