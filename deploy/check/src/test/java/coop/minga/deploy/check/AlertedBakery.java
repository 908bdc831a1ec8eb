package coop.minga.deploy.check;

import java.net.URI;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;

import com.zaxxer.hikari.HikariDataSource;
import coop.minga.analytics.alert.AlertEvent;
import coop.minga.analytics.alert.AlertEvents;
import coop.minga.analytics.alert.AlertId;
import coop.minga.analytics.alert.Alerts;
import coop.minga.analytics.catalogue.Indicators;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.catalogue.Units;
import coop.minga.analytics.channel.ChannelId;
import coop.minga.analytics.channel.ChannelKind;
import coop.minga.analytics.channel.Channels;
import coop.minga.analytics.channel.ChatChannel;
import coop.minga.analytics.outbox.AlertMessages;
import coop.minga.analytics.outbox.Digests;
import coop.minga.analytics.outbox.Outbox;
import coop.minga.analytics.outbox.RoomLinks;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A bakery in a sector, with alerts and their messages, on a real database. */
final class AlertedBakery implements AutoCloseable {

    static final String FEDERATION = "fed";
    static final String SECTOR = "food";
    static final String BAKERY = "bakery";

    final JdbcClient jdbc;
    final TransactionTemplate transaction;
    final Channels channels;
    final Outbox outbox;
    private final AlertMessages messages;
    private final HikariDataSource pool;
    private final Alerts alerts;
    private final AlertEvents events;
    private LocalDate day = LocalDate.of(2026, 3, 2);

    AlertedBakery(TestDatabase database, Clock machine) {
        pool = database.migrated();
        jdbc = JdbcClient.create(pool);
        transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
        channels = new Channels(jdbc);
        alerts = new Alerts(jdbc);
        events = new AlertEvents(jdbc);
        var units = new Units(jdbc);
        var indicators = new Indicators(jdbc);
        var links = new RoomLinks(URI.create("http://room.example/"));
        outbox = new Outbox(transaction, jdbc, channels, new Digests(jdbc, alerts, units, indicators, links), machine);
        messages = new AlertMessages(outbox, channels, events, units, indicators, links);
        unit(FEDERATION, null, "FEDERATION");
        unit(SECTOR, FEDERATION, "SECTOR");
        unit(BAKERY, SECTOR, "COOPERATIVE");
        jdbc.sql("""
                        insert into indicator (unit, code, names, measure, nature, good_direction, recovery_hours)
                        values ('bakery', 'bread', '{"en":"Bread baked","es":"Pan horneado"}', 'kg', 'FLOW', 'UP', 48)
                        """).update();
    }

    void webhook(String name, String unit) {
        put(name, unit, ChannelKind.WEBHOOK, URI.create("http://chat.example/" + name));
    }

    void put(String name, String unit, ChannelKind kind, URI address) {
        outbox.connect(new ChatChannel(new ChannelId(name), new UnitId(unit), kind, address, Locale.ENGLISH));
    }

    /** Opens an alert on its own day and announces it. */
    AlertId opened() {
        var id = alert();
        step(id, AlertEvent.Step.OPENED, null);
        return id;
    }

    AlertId alert() {
        day = day.plusDays(1);
        return new AlertId(jdbc.sql("""
                        insert into alert (unit, series, day, onset, kind, direction, polarity, value, median, low, high,
                          surprisal, confidence, state, current_level, opened_at, clock_from, closed_at)
                        select 'bakery', series, :day, :day, 'LEVEL_STEP', 'DOWN', 'PAIN', 312, 430, 410, 450, 3.3, 0.9,
                          'RECOVERED', 'bakery', :now, :now, :now from indicator where unit = 'bakery'
                        returning id
                        """)
                .param("day", day)
                .param("now", Timestamp.from(Instant.parse("2026-03-20T12:00:00Z")))
                .query(Long.class)
                .single());
    }

    /** Records a step with its notification in one transaction. */
    AlertEvent step(AlertId alert, AlertEvent.Step what, @Nullable String level) {
        var told = transaction.execute(status -> {
            var event = add(alert, what, level);
            messages.onAlertEvent(alerts.find(alert).orElseThrow(), event);
            return event;
        });
        return Objects.requireNonNull(told);
    }

    void tellAgain(AlertEvent event) {
        transaction.executeWithoutResult(
                status -> messages.onAlertEvent(alerts.find(event.alert()).orElseThrow(), event));
    }

    @Override
    public void close() {
        pool.close();
    }

    private AlertEvent add(AlertId alert, AlertEvent.Step what, @Nullable String level) {
        jdbc.sql("""
                        insert into alert_event (alert, number, at, what, level, note)
                        select :alert, count(*) + 1, now(), :what, :level, '' from alert_event where alert = :alert
                        """)
                .param("alert", alert.value())
                .param("what", what.name())
                .param("level", level)
                .update();
        return events.of(alert).getLast();
    }

    void unit(String id, @Nullable String parent, String kind) {
        jdbc.sql("""
                        insert into unit (id, parent, kind, name, zone, rest_days, closures, deadline, openness)
                        values (:id, :parent, :kind, initcap(:id), 'America/Santiago', '{}', '{}', '12:00', 'CLOSED')
                        """)
                .param("id", id)
                .param("parent", parent)
                .param("kind", kind)
                .update();
    }
}
