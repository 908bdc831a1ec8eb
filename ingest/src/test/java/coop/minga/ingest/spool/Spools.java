package coop.minga.ingest.spool;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

import coop.minga.ingest.contract.CooperativeId;
import coop.minga.ingest.contract.FederationId;
import coop.minga.ingest.contract.IndicatorCode;
import coop.minga.ingest.contract.Report;
import coop.minga.ingest.contract.ReportCodec;
import coop.minga.ingest.contract.Statement;
import coop.minga.ingest.contract.UnreadableReportException;
import coop.minga.ingest.file.ReportKeyPair;

/** Sample content of spools. */
final class Spools {
    static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    private Spools() {}

    static ReportAuthor author() {
        return author(ReportKeyPair.generate());
    }

    static ReportAuthor author(ReportKeyPair keys) {
        return new ReportAuthor(
                new FederationId("minga-sur"), new CooperativeId("pan-del-sur"), ZoneId.of("America/Santiago"), keys);
    }

    static Statement bread(LocalDate day, double value) {
        return new Statement(new IndicatorCode("bread"), day, value, "kg");
    }

    /** One value a day, equal to the day's number. */
    static List<Statement> days(LocalDate first, int count) {
        return LongStream.range(0, count)
                .mapToObj(first::plusDays)
                .map(day -> bread(day, (double) day.toEpochDay()))
                .toList();
    }

    static ProcessedFile file(String name) {
        return new ProcessedFile(name, "hash of " + name, Instant.EPOCH, 0, 0, "", "");
    }

    static List<Report> waiting(Spool spool) throws SpoolException {
        List<Report> reports = new ArrayList<>();
        for (SpooledReport spooled : spool.waiting(0, Integer.MAX_VALUE)) {
            try {
                reports.add(ReportCodec.decode(spooled.report().payload()));
            } catch (UnreadableReportException impossible) {
                throw new AssertionError(impossible);
            }
        }
        return reports;
    }

    static List<Statement> statements(Spool spool) throws SpoolException {
        return waiting(spool).stream()
                .flatMap(report -> report.statements().stream())
                .toList();
    }
}
