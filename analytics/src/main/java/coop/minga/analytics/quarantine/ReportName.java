package coop.minga.analytics.quarantine;

import java.util.UUID;

import coop.minga.analytics.catalogue.UnitId;
import coop.minga.ingest.contract.Report;

/** What a report is known by in the ledger: a number of a stream of a unit, whose key has signed it. */
public record ReportName(UnitId unit, UUID stream, long sequence) {

    public static ReportName of(Report report) {
        return new ReportName(UnitId.of(report.cooperative()), report.stream().value(), report.sequence());
    }
}
