package coop.minga.analytics.recorder;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import coop.minga.analytics.catalogue.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records that could not be understood or verified, kept with where they stood and why: of each its beginning, and how
 * long it was, so that nobody can fill the disk by sending nonsense.
 */
public final class Quarantine {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST_BYTES = 64 << 10;
    private static final int MOST_HEADERS = 32;
    private static final int LONGEST_HEADER = 500;
    private static final int LONGEST_DETAIL = 4000;

    private final JdbcClient jdbc;
    private final Clock clock;

    public Quarantine(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The latest first, without those that were mended since. */
    public List<Quarantined> latest(int most) {
        return jdbc.sql("""
                        select id, unit, reason, detail, quarantined_at, bytes
                        from quarantine where resolved_at is null order by id desc limit :most
                        """).param("most", most).query(Quarantine::quarantined).list();
    }

    /** Those that a key of the unit signed, the latest first, without those that were mended since. */
    public List<Quarantined> latestOf(UnitId unit, int most) {
        return jdbc.sql("""
                        select id, unit, reason, detail, quarantined_at, bytes
                        from quarantine where unit = :unit and resolved_at is null order by id desc limit :most
                        """)
                .param("unit", unit.value())
                .param("most", most)
                .query(Quarantine::quarantined)
                .list();
    }

    private static Quarantined quarantined(ResultSet row, int number) throws SQLException {
        var unit = row.getString("unit");
        return new Quarantined(
                row.getLong("id"),
                unit == null ? null : new UnitId(unit),
                Refusal.valueOf(row.getString("reason")),
                row.getString("detail"),
                row.getTimestamp("quarantined_at").toInstant(),
                row.getObject("bytes", Integer.class));
    }

    public long count() {
        return jdbc.sql("select count(*) from quarantine where resolved_at is null")
                .query(Long.class)
                .single();
    }

    /** Once a record, however often it is read. */
    void put(Incoming incoming, Refusal reason, String detail, @Nullable UnitId unit) {
        put(incoming, reason, detail, unit, null);
    }

    /** The same of a report that is understood, so that it can be found again by its name. */
    void put(Verified.Genuine report, Refusal reason, String detail) {
        put(report.incoming(), reason, detail, report.unit(), ReportName.of(report.report()));
    }

    /** The number of the entry that says which statements of the report were refused, while that holds. */
    Optional<Long> refusedStatements(ReportName report) {
        return jdbc.sql("""
                        select id from quarantine
                        where unit = :unit and stream = :stream and sequence = :sequence
                          and reason = 'STATEMENTS_REFUSED' and resolved_at is null
                        order by id limit 1
                        """)
                .param("unit", report.unit().value())
                .param("stream", report.stream())
                .param("sequence", report.sequence())
                .query(Long.class)
                .optional();
    }

    /** What stood there could be taken after all. */
    void resolve(long entry) {
        jdbc.sql("update quarantine set resolved_at = :now where id = :id")
                .param("now", Timestamp.from(clock.instant()))
                .param("id", entry)
                .update();
    }

    /** A part of what stood there could be taken. */
    void change(long entry, String detail) {
        jdbc.sql("update quarantine set detail = :detail where id = :id")
                .param("detail", clean(detail, LONGEST_DETAIL))
                .param("id", entry)
                .update();
    }

    private void put(
            Incoming incoming, Refusal reason, String detail, @Nullable UnitId unit, @Nullable ReportName report) {
        var payload = incoming.payload();
        jdbc.sql("""
                        insert into quarantine (topic_id, partition, record_offset, unit, stream, sequence, reason, detail,
                                                headers, payload, bytes, quarantined_at)
                        values (:topic, :partition, :offset, :unit, :stream, :sequence, :reason, :detail,
                                :headers::jsonb, :payload, :bytes, :now)
                        on conflict (topic_id, partition, record_offset) do nothing
                        """)
                .param("topic", incoming.topicId())
                .param("partition", incoming.partition())
                .param("offset", incoming.offset())
                .param("unit", unit == null ? null : unit.value())
                .param("stream", report == null ? null : report.stream())
                .param("sequence", report == null ? null : report.sequence())
                .param("reason", reason.name())
                .param("detail", clean(detail, LONGEST_DETAIL))
                .param("headers", JSON.writeValueAsString(headers(incoming)))
                .param("payload", Arrays.copyOf(payload, Math.min(payload.length, MOST_BYTES)))
                .param("bytes", reason == Refusal.TOO_LARGE ? null : payload.length)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private static Map<String, String> headers(Incoming incoming) {
        var headers = new TreeMap<String, String>();
        incoming.headers().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .limit(MOST_HEADERS)
                .forEach(header ->
                        headers.put(clean(header.getKey(), LONGEST_HEADER), clean(header.getValue(), LONGEST_HEADER)));
        return headers;
    }

    /** Not too long, and without NUL, which PostgreSQL's text and jsonb do not hold. */
    private static String clean(String text, int longest) {
        var cut = text.length() <= longest ? text : text.substring(0, longest - 1) + "\u2026";
        return cut.replace('\0', '\uFFFD');
    }
}
