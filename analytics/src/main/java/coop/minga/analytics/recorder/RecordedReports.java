package coop.minga.analytics.recorder;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.quarantine.ContentHash;
import coop.minga.analytics.quarantine.ReportName;
import coop.minga.analytics.quarantine.VerificationResult;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The recorded reports, unique by (unit, stream, sequence), with their content hash. */
public final class RecordedReports {

    private final JdbcClient jdbc;

    public RecordedReports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Inserts new reports, the first of several alike. Waits for another node that is inserting the same one.
     *
     * @return the numbers of the new ones
     */
    Map<ReportName, Long> insertNew(List<VerificationResult.Authentic> reports, Instant now) {
        var entered = new HashMap<ReportName, Long>();
        jdbc.sql("""
                        insert into report (stream, sequence, content_hash, unit, stated_at, recorded_at)
                        select stream, sequence, decode(hash, 'hex'), unit, stated_at, :now
                        from unnest(:streams::uuid[], :sequences::bigint[], :hashes::text[], :units::text[],
                                    :statedAt::timestamptz[]) as entry (stream, sequence, hash, unit, stated_at)
                        on conflict (unit, stream, sequence) do nothing
                        returning id, unit, stream, sequence
                        """)
                .param("now", Timestamp.from(now))
                .param(
                        "streams",
                        array(reports, each -> each.report().stream().value().toString()))
                .param(
                        "sequences",
                        array(reports, each -> Long.toString(each.report().sequence())))
                .param("hashes", array(reports, each -> each.contentHash().hex()))
                .param("units", array(reports, each -> each.unit().value()))
                .param("statedAt", array(reports, each -> each.statedAt().toString()))
                .query((row, number) -> entered.put(
                        new ReportName(
                                new UnitId(row.getString("unit")),
                                row.getObject("stream", UUID.class),
                                row.getLong("sequence")),
                        row.getLong("id")))
                .list();
        return entered;
    }

    /** The report of this name and content. */
    Optional<Entry> find(ReportName name, ContentHash content) {
        return jdbc.sql("""
                        select id, stated_at from report
                        where unit = :unit and stream = :stream and sequence = :sequence
                          and content_hash = decode(:hash, 'hex')
                        """)
                .param("unit", name.unit().value())
                .param("stream", name.stream())
                .param("sequence", name.sequence())
                .param("hash", content.hex())
                .query((row, number) -> new Entry(
                        row.getLong("id"), row.getTimestamp("stated_at").toInstant()))
                .optional();
    }

    /** When the latest report was recorded, on the federation's clock, if any. */
    public Optional<Instant> lastRecordedAt() {
        return jdbc.sql("select max(recorded_at) from report")
                .query((row, number) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                .single();
    }

    private static String[] array(
            List<VerificationResult.Authentic> reports, Function<VerificationResult.Authentic, String> field) {
        return reports.stream().map(field).toArray(String[]::new);
    }

    /** A report's number, and the time that orders its statements. */
    record Entry(long number, Instant statedAt) {}
}
