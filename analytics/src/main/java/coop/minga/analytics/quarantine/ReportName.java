package coop.minga.analytics.quarantine;

import java.util.UUID;

import coop.minga.analytics.catalogue.UnitId;
import coop.minga.ingest.contract.Report;

/** A report's key: a number in a stream of a unit, signed by its key. */
public record ReportName(UnitId unit, UUID stream, long sequence) {

    public static ReportName of(Report report) {
        return new ReportName(UnitId.of(report.cooperative()), report.stream().value(), report.sequence());
    }
}
