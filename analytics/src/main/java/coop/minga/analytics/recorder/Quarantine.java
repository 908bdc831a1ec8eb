package coop.minga.analytics.recorder;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.TreeMap;

import coop.minga.analytics.catalogue.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Records that could not be understood or verified, kept whole with where they stood and why. */
public final class Quarantine {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final Clock clock;

    public Quarantine(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The latest first. */
    public List<Quarantined> latest(int most) {
        return jdbc.sql("""
                        select id, unit, reason, detail, quarantined_at, length(payload) as bytes
                        from quarantine order by id desc limit :most
                        """)
                .param("most", most)
                .query((row, number) -> {
                    var unit = row.getString("unit");
                    return new Quarantined(
                            row.getLong("id"),
                            unit == null ? null : new UnitId(unit),
                            Refusal.valueOf(row.getString("reason")),
                            row.getString("detail"),
                            row.getTimestamp("quarantined_at").toInstant(),
                            row.getInt("bytes"));
                })
                .list();
    }

    public long count() {
        return jdbc.sql("select count(*) from quarantine").query(Long.class).single();
    }

    /** Once a record, however often it is read. */
    void put(Incoming incoming, Refusal reason, String detail, @Nullable UnitId unit) {
        var headers = new TreeMap<String, String>();
        incoming.headers().forEach((name, value) -> headers.put(clean(name), clean(value)));
        jdbc.sql("""
                        insert into quarantine (topic_id, partition, record_offset, unit, reason, detail, headers, payload,
                                                quarantined_at)
                        values (:topic, :partition, :offset, :unit, :reason, :detail, :headers::jsonb, :payload, :now)
                        on conflict (topic_id, partition, record_offset) do nothing
                        """)
                .param("topic", incoming.topicId())
                .param("partition", incoming.partition())
                .param("offset", incoming.offset())
                .param("unit", unit == null ? null : unit.value())
                .param("reason", reason.name())
                .param("detail", clean(detail))
                .param("headers", JSON.writeValueAsString(headers))
                .param("payload", incoming.payload())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** PostgreSQL's text and jsonb hold no NUL character. */
    private static String clean(String text) {
        return text.replace('\0', '\uFFFD');
    }
}
