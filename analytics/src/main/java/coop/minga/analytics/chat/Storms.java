package coop.minga.analytics.chat;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

import coop.minga.analytics.alert.AlertEvent.What;
import coop.minga.analytics.alert.AlertId;
import coop.minga.analytics.alert.Alerts;
import coop.minga.analytics.alert.Feeling;
import coop.minga.analytics.catalogue.Indicators;
import coop.minga.analytics.catalogue.Units;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lets one message tell of many of its kind. Called within the transaction that claims a message, which holds its
 * channel, so that no two messages tell of the same.
 */
final class Storms {

    /** More messages of a kind than this, waiting at once or told within the window, are told together. */
    static final int MANY = 10;

    static final Duration WINDOW = Duration.ofHours(1);

    /** Between two messages of a kind of which many were told within the window. */
    static final Duration PAUSE = Duration.ofMinutes(2);

    private static final int NAMED = 3;
    private static final int MOST_AT_ONCE = 5_000;

    private static final String OF_THE_KIND = """
            channel = :channel and of_unit = :unit and what = :what and level = :level
            """;

    /** What nobody has tried to send yet and nothing tells of: only that can be told in other words. */
    private static final String UNTOLD = OF_THE_KIND + """
             and delivered_at is null and failed_at is null and told_by is null and attempts = 0 and next_try_at <= :now
            """;

    private final JdbcClient jdbc;
    private final Alerts alerts;
    private final Units units;
    private final Indicators indicators;

    Storms(JdbcClient jdbc, Alerts alerts, Units units, Indicators indicators) {
        this.jdbc = jdbc;
        this.alerts = alerts;
        this.units = units;
        this.indicators = indicators;
    }

    /** How many messages of the kind arrived within the window, and when the last did; those of many count once. */
    Told told(MessageKind kind, Instant now) {
        return of(kind, "select count(*) as messages, max(delivered_at) as last from outbox where " + OF_THE_KIND + """
                         and delivered_at > :since and (told_by is null or told_by = id)
                        """)
                .param("since", Timestamp.from(now.minus(WINDOW)))
                .query(Told::of)
                .single();
    }

    /** Lets every untold message of the kind wait until then. */
    void holdBack(MessageKind kind, Instant now, Instant until) {
        of(kind, "update outbox set next_try_at = :until where " + UNTOLD)
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(until))
                .update();
    }

    /** Ties the untold messages of the kind to the first where they are many, and lets it tell of them all. */
    void gather(long first, MessageKind kind, Locale language, URI alertList, boolean inStorm, Instant now) {
        var untold = untold(kind, now);
        if (untold.size() < 2 || (!inStorm && untold.size() <= MANY)) {
            return;
        }
        jdbc.sql("update outbox set told_by = :first where id = any(:messages)")
                .param("first", first)
                .param("messages", untold.stream().map(Waiting::message).toArray(Long[]::new))
                .update();
        Predicate<Waiting> gone = waiting -> waiting.withdrawn() && kind.what() != What.WITHDRAWN;
        var takenBack = untold.stream().filter(gone).toList();
        tieWhatNobodyHeardOf(first, takenBack);
        var counted = untold.stream().filter(gone.negate()).toList();
        var good = (int) counted.stream()
                .filter(waiting -> waiting.feeling() == Feeling.PLEASURE)
                .count();
        var summary = new Summary(kind, counted.size(), good, takenBack.size(), units.tree());
        jdbc.sql("update outbox set text = :text, link = :link where id = :first")
                .param("text", summary.text(language, worst(counted, language)))
                .param("link", alertList.toString())
                .param("first", first)
                .update();
    }

    /** The oldest first, without those for which an earlier one of their alert has to arrive. */
    private List<Waiting> untold(MessageKind kind, Instant now) {
        return of(kind, """
                        select waiting.id, waiting.alert, alert.state = 'WITHDRAWN' as withdrawn, feeling, surprise
                        from (select * from outbox where %s) waiting join alert on alert.id = waiting.alert
                        where not exists (select from outbox earlier
                                          where earlier.channel = waiting.channel and earlier.alert = waiting.alert
                                            and earlier.id < waiting.id
                                            and earlier.delivered_at is null and earlier.failed_at is null)
                        order by waiting.id limit :most
                        """.formatted(UNTOLD))
                .param("now", Timestamp.from(now))
                .param("most", MOST_AT_ONCE)
                .query(Waiting::of)
                .list();
    }

    /** Who has heard nothing of an alert is not told that it was taken back, either. */
    private void tieWhatNobodyHeardOf(long first, List<Waiting> takenBack) {
        jdbc.sql("""
                        update outbox later set told_by = :first
                        from outbox opening
                        where opening.id = any(:openings)
                          and later.channel = opening.channel and later.alert = opening.alert and later.id > opening.id
                          and later.delivered_at is null and later.failed_at is null
                          and not exists (select from outbox before where before.channel = opening.channel
                                            and before.alert = opening.alert and before.id < opening.id)
                        """)
                .param("first", first)
                .param("openings", takenBack.stream().map(Waiting::message).toArray(Long[]::new))
                .update();
    }

    private List<AlertWords> worst(List<Waiting> counted, Locale language) {
        var tree = units.tree();
        return counted.stream()
                .sorted(Comparator.comparing(Waiting::feeling)
                        .thenComparing(
                                Comparator.comparingDouble(Waiting::surprise).reversed())
                        .thenComparingLong(Waiting::message))
                .limit(NAMED)
                .map(waiting -> alerts.find(waiting.alert()).orElseThrow())
                .map(alert -> new AlertWords(
                        alert,
                        indicators.find(alert.series()).orElseThrow(),
                        tree.find(alert.unit()).orElseThrow(),
                        language))
                .toList();
    }

    private JdbcClient.StatementSpec of(MessageKind kind, String sql) {
        return jdbc.sql(sql)
                .param("channel", kind.channel().value())
                .param("unit", kind.unit().value())
                .param("what", kind.what().name())
                .param("level", kind.level().value());
    }

    /** @param last epoch where none arrived */
    record Told(int messages, Instant last) {

        boolean many() {
            return messages >= MANY;
        }

        private static Told of(ResultSet row, int number) throws SQLException {
            var last = row.getTimestamp("last");
            return new Told(row.getInt("messages"), last == null ? Instant.EPOCH : last.toInstant());
        }
    }

    private record Waiting(long message, AlertId alert, boolean withdrawn, Feeling feeling, double surprise) {

        private static Waiting of(ResultSet row, int number) throws SQLException {
            return new Waiting(
                    row.getLong("id"),
                    new AlertId(row.getLong("alert")),
                    row.getBoolean("withdrawn"),
                    Feeling.valueOf(row.getString("feeling")),
                    row.getDouble("surprise"));
        }
    }
}
