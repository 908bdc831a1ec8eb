package coop.minga.ingest.spool;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

import coop.minga.ingest.contract.Report;
import coop.minga.ingest.contract.SignedReport;
import coop.minga.ingest.contract.Statement;
import coop.minga.ingest.contract.StreamId;

/** Numbers, signs and stores what is new or changed, in the caller's transaction. */
final class ReportWriter {
    private final ReportTable reports;
    private final StatedTable stated;
    private final StreamId stream;
    private final Clock clock;

    ReportWriter(ReportTable reports, StatedTable stated, StreamId stream, Clock clock) {
        this.reports = reports;
        this.stated = stated;
        this.stream = stream;
        this.clock = clock;
    }

    SpoolResult add(ReportAuthor author, List<Statement> statements, Instant fileTime) throws SQLException {
        List<Statement> changed = stated.changed(author.cooperative(), statements);
        List<List<Statement>> batches = Batches.of(changed);
        Instant now = clock.instant();
        for (List<Statement> batch : batches) {
            Report report = report(author, batch, now);
            SignedReport signed = author.keys().sign(report);
            reports.add(report, signed, now);
        }
        stated.remember(author.cooperative(), changed, fileTime);
        return new SpoolResult(batches.size(), changed.size(), statements.size() - changed.size());
    }

    /** Statement times never decrease, even if the clock does: the later statement holds. */
    private Report report(ReportAuthor author, List<Statement> batch, Instant now) throws SQLException {
        Instant last = reports.lastStatedAt();
        return new Report(
                author.federation(),
                author.cooperative(),
                stream,
                reports.nextSequence(),
                now.isAfter(last) ? now : last,
                author.zone(),
                batch);
    }
}
