package coop.minga.analytics.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

import coop.minga.analytics.alert.AlertEvent.Step;
import coop.minga.analytics.alert.AlertId;
import coop.minga.analytics.alert.Alerts;
import coop.minga.analytics.alert.Polarity;
import coop.minga.analytics.catalogue.Indicators;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.catalogue.Units;
import coop.minga.analytics.text.AlertWords;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Combines messages of one kind into a digest. Called within the transaction that claims a message and locks its
 * channel, so no two digests overlap.
 */
public final class Digests {

    /** More messages of a kind, delivered within the window or waiting, are combined. */
    static final int MANY = 10;

    static final Duration WINDOW = Duration.ofHours(1);

    /** The pause between messages when so many were delivered within the window. */
    static final Duration PAUSE = Duration.ofMinutes(2);

    private static final int NAMED = 3;
    private static final int MOST_AT_ONCE = 5_000;

    private static final String OF_THE_KIND = """
            channel = :channel and of_unit = :unit and what = :what and level = :level
            """;

    /** Messages never tried and in no digest: only their text may change. */
    private static final String UNTRIED = OF_THE_KIND + """
             and delivered_at is null and failed_at is null and digest_id is null and attempts = 0 and next_try_at <= :now
            """;

    private final JdbcClient jdbc;
    private final Alerts alerts;
    private final Units units;
    private final Indicators indicators;
    private final RoomLinks links;

    public Digests(JdbcClient jdbc, Alerts alerts, Units units, Indicators indicators, RoomLinks links) {
        this.jdbc = jdbc;
        this.alerts = alerts;
        this.units = units;
        this.indicators = indicators;
        this.links = links;
    }

    /** Messages of the kind delivered within the window. A digest counts once. */
    Recent recent(DigestKey kind, Instant now) {
        return of(kind, "select count(*) as messages, max(delivered_at) as last from outbox where " + OF_THE_KIND + """
                         and delivered_at > :since and (digest_id is null or digest_id = id)
                        """)
                .param("since", Timestamp.from(now.minus(WINDOW)))
                .query(Recent::of)
                .single();
    }

    /** Delays all untried messages of the kind. */
    void holdBack(DigestKey kind, Instant now, Instant until) {
        of(kind, "update outbox set next_try_at = :until where " + UNTRIED)
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(until))
                .update();
    }

    /** Turns the first into a digest of all: sets its text and ties the others. */
    void make(long first, List<WaitingMessage> messages, DigestKey kind, Locale language) {
        jdbc.sql("update outbox set digest_id = :first where id = any(:messages)")
                .param("first", first)
                .param("messages", ids(messages))
                .update();
        Predicate<WaitingMessage> gone = message -> message.retracted() && kind.step() != Step.RETRACTED;
        var retracted = messages.stream().filter(gone).toList();
        tieUnsentAlerts(first, retracted);
        var counted = messages.stream().filter(gone.negate()).toList();
        var good = counted.stream()
                .filter(message -> message.polarity() == Polarity.PLEASURE)
                .count();
        var unit = units.find(kind.unit()).orElseThrow();
        var level = units.find(kind.level()).orElseThrow();
        var digest = new Digest(kind.step(), unit, level, counted.size(), (int) good, retracted.size());
        jdbc.sql("update outbox set text = :text, link = :link where id = :first")
                .param("text", digest.text(language, worst(counted, unit, language)))
                .param("link", links.alertList().toString())
                .param("first", first)
                .update();
    }

    /** Untried messages of the kind, oldest first. Excludes those that must wait for an earlier one of their alert. */
    List<WaitingMessage> waiting(DigestKey kind, Instant now) {
        return of(kind, """
                        select waiting.id, waiting.alert, alert.state = 'RETRACTED' as retracted, polarity, surprisal
                        from (select * from outbox where %s) waiting join alert on alert.id = waiting.alert
                        where not exists (select from outbox earlier
                                          where earlier.channel = waiting.channel and earlier.alert = waiting.alert
                                            and earlier.id < waiting.id
                                            and earlier.delivered_at is null and earlier.failed_at is null)
                        order by waiting.id limit :most
                        """.formatted(UNTRIED))
                .param("now", Timestamp.from(now))
                .param("most", MOST_AT_ONCE)
                .query(WaitingMessage::of)
                .list();
    }

    /**
     * Ties a retraction to the digest if the opening was never sent. One statement reads alert and messages, so that
     * reopened alerts are not lost.
     */
    private void tieUnsentAlerts(long first, List<WaitingMessage> retracted) {
        jdbc.sql("""
                        update outbox later set digest_id = :first
                        from outbox opening
                        where opening.id = any(:openings)
                          and exists (select from alert where alert.id = opening.alert and state = 'RETRACTED')
                          and later.channel = opening.channel and later.alert = opening.alert and later.id > opening.id
                          and later.delivered_at is null and later.failed_at is null
                          and not exists (select from outbox before where before.channel = opening.channel
                                            and before.alert = opening.alert and before.id < opening.id)
                        """).param("first", first).param("openings", ids(retracted)).update();
    }

    private List<AlertWords> worst(List<WaitingMessage> counted, Unit unit, Locale language) {
        return counted.stream()
                .sorted(Comparator.comparing(WaitingMessage::polarity)
                        .thenComparing(Comparator.comparingDouble(WaitingMessage::surprisal)
                                .reversed())
                        .thenComparingLong(WaitingMessage::id))
                .limit(NAMED)
                .map(message -> alerts.find(message.alert()).orElseThrow())
                .map(alert ->
                        new AlertWords(alert, indicators.find(alert.series()).orElseThrow(), unit, language))
                .toList();
    }

    private static Long[] ids(List<WaitingMessage> messages) {
        return messages.stream().map(WaitingMessage::id).toArray(Long[]::new);
    }

    private JdbcClient.StatementSpec of(DigestKey kind, String sql) {
        return jdbc.sql(sql)
                .param("channel", kind.channel().value())
                .param("unit", kind.unit().value())
                .param("what", kind.step().name())
                .param("level", kind.level().value());
    }

    /** @param last epoch where none arrived */
    record Recent(int messages, Instant last) {

        private static Recent of(ResultSet row, int number) throws SQLException {
            var last = row.getTimestamp("last");
            return new Recent(row.getInt("messages"), last == null ? Instant.EPOCH : last.toInstant());
        }
    }

    record WaitingMessage(long id, AlertId alert, boolean retracted, Polarity polarity, double surprisal) {

        private static WaitingMessage of(ResultSet row, int number) throws SQLException {
            return new WaitingMessage(
                    row.getLong("id"),
                    new AlertId(row.getLong("alert")),
                    row.getBoolean("retracted"),
                    Polarity.valueOf(row.getString("polarity")),
                    row.getDouble("surprisal"));
        }
    }
}
