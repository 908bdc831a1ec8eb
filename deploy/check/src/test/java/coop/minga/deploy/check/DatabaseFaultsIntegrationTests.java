package coop.minga.deploy.check;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

import coop.minga.analytics.access.StateConflictException;
import coop.minga.analytics.alert.Alert;
import coop.minga.analytics.alert.AlertActions;
import coop.minga.analytics.alert.AlertState;
import coop.minga.analytics.alert.Alerts;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.discussion.Threads;
import coop.minga.analytics.effect.EventEffects;
import coop.minga.analytics.event.EventActions;
import coop.minga.analytics.event.EventDraft;
import coop.minga.analytics.event.KnownEvent;
import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.people.Mandate;
import coop.minga.analytics.people.Mandates;
import coop.minga.analytics.people.People;
import coop.minga.analytics.people.Person;
import coop.minga.analytics.people.PersonId;
import coop.minga.analytics.people.Role;
import coop.minga.analytics.people.Theme;
import coop.minga.analytics.people.UnfitInputException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Databases that lose an answer, are slow or locked, roll back or fall silent. */
@RealServices
final class DatabaseFaultsIntegrationTests extends TestFederation {

    private static final PersonId BAKER = new PersonId("baker");
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int HISTORY = 120;

    /** More than two batches, less than one fetch. */
    private static final int REPORTS = 1200;

    private static final int BATCH = 500;

    private @Nullable LoopbackProxy proxy;

    /** Nodes end first: without their database they end slowly. */
    @AfterEach
    void endTheProxy() {
        federation.stopNodes();
        if (proxy != null) {
            proxy.close();
        }
    }

    @Test
    void recordsOnceWhatWasCommittedWithoutTheNodeHearingOfIt() {
        var between = goThroughAProxy();
        between.loseTheReplyToTheCommitOf("insert into report");
        federation.send(federation.bakery.signed(federation.bakery.report(1, "bread", MONDAY, 100)));
        await("cut").atMost(PATIENCE).until(() -> between.cuts() == 1);
        federation.sendAndAwait(
                federation.bakery.signed(federation.bakery.report(2, "bread", MONDAY.plusDays(1), 110)));
        assertThat(federation.values("bakery")).containsExactly(100.0, 110.0);
        assertThat(federation.count("report")).isEqualTo(2);
        assertThat(federation.count("statement")).isEqualTo(2);
        assertThat(federation.count("quarantine")).isZero();
    }

    @Test
    void acknowledgesOnceWhatWasCommittedWithoutThePersonHearingOfIt() {
        var alert = alertOfTheBakery();
        var between = goThroughAProxy();
        var actions = federation.part(AlertActions.class);
        between.loseTheReplyToTheCommitOf("insert into alert_event");
        assertThatThrownBy(() -> actions.acknowledge(BAKER, alert.id())).isNotInstanceOf(StateConflictException.class);
        assertThat(between.cuts()).isEqualTo(1);
        assertThatThrownBy(() -> actions.acknowledge(BAKER, alert.id()))
                .isInstanceOf(StateConflictException.class)
                .hasMessageContaining("has been acknowledged by baker already");
        assertThat(federation.part(Alerts.class).find(alert.id()).orElseThrow().state())
                .isEqualTo(AlertState.ACKNOWLEDGED);
        assertThat(federation
                        .tables()
                        .sql("select count(*) from alert_event where what = 'ACKNOWLEDGED'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void postsOnceWhatWasCommittedWithoutItsAuthorHearingOfIt() {
        var alert = alertOfTheBakery().id();
        var between = goThroughAProxy();
        var threads = federation.part(Threads.class);
        var draft = UUID.randomUUID();
        between.loseTheReplyToTheCommitOf("insert into message");
        assertThatThrownBy(() -> threads.post(BAKER, alert, draft, "One oven is cold."))
                .isInstanceOf(TransactionException.class);
        assertThat(between.cuts()).isEqualTo(1);
        threads.post(BAKER, alert, draft, "One oven is cold.");
        threads.post(BAKER, alert, UUID.randomUUID(), "One oven is cold.");
        assertThatThrownBy(() -> threads.post(BAKER, alert, draft, "Both ovens are cold."))
                .isInstanceOf(UnfitInputException.class)
                .hasMessageContaining("in other words");
        assertThat(threads.messages(BAKER, alert, 1).messages()).hasSize(2);
        announcesOnce(between);
    }

    private void announcesOnce(LoopbackProxy between) {
        var announcements = federation.part(EventActions.class);
        var series = federation.series("bakery");
        var today = announcements.today(new UnitId("bakery"));
        var draft = new EventDraft(
                KnownEvent.Kind.MAINTENANCE,
                false,
                new EventDraft.Period(false, today, today.plusDays(1)),
                Direction.DOWN,
                EventDraft.Promise.NONE,
                "One oven is repaired.");
        between.loseTheReplyToTheCommitOf("insert into announced_event");
        assertThatThrownBy(() -> announcements.announce(BAKER, series, draft)).isInstanceOf(TransactionException.class);
        assertThat(between.cuts()).isEqualTo(2);
        announcements.announce(BAKER, series, draft);
        assertThat(federation.part(EventEffects.class).of(BAKER, series, 10)).hasSize(1);
    }

    @Test
    void recordsInBoundedBatchesWhatCameWhileATableWasLocked() throws SQLException {
        federation.stopNodes();
        federation.send(federation.bakery.signed(federation.bakery.report(1, "bread", MONDAY, 1)));
        for (var sequence = 2; sequence <= REPORTS; sequence++) {
            var day = MONDAY.minusDays(sequence % 2);
            federation.queue(federation.bakery.signed(federation.bakery.report(sequence, "bread", day, sequence)));
        }
        try (var locker = locker()) {
            execute(locker, "lock table report in exclusive mode");
            federation.startNode();
            await("waits for the lock").atMost(PATIENCE).until(() -> waitingForLocks() > 0);
            federation.queue(federation.dairy.signed(federation.dairy.report(1, "milk", MONDAY, 1)));
            assertThat(waitingForLocks()).isEqualTo(1);
            assertThat(federation.count("report")).isZero();
            locker.commit();
        }
        federation.awaitCount("report", REPORTS + 1);
        assertThat(federation
                        .tables()
                        .sql("select count(*) from report group by xmin")
                        .query(Long.class)
                        .list())
                .as("reports of each transaction")
                .allSatisfy(each -> assertThat(each).isBetween(1L, (long) BATCH));
        assertThat(federation.count("statement")).isEqualTo(REPORTS + 1);
        federation.awaitJudged();
    }

    @Test
    void recordsTheSameBatchOnceMoreWhenItLosesADeadlock() throws SQLException {
        federation.tables().sql("""
                create function wait_for_the_other() returns trigger language plpgsql as $$
                begin
                  perform set_config('deadlock_timeout', '3s', true);
                  perform pg_advisory_xact_lock(42);
                  return new;
                end $$
                """).update();
        federation.tables().sql("""
                create trigger wait_for_the_other before insert on report
                for each row execute function wait_for_the_other()
                """).update();
        try (var log = CapturedLog.of("coop.minga.analytics.pipeline");
                var other = locker()) {
            execute(other, "set local deadlock_timeout = '10min'");
            execute(other, "select pg_advisory_xact_lock(42)");
            federation.send(federation.bakery.signed(federation.bakery.report(1, "bread", MONDAY, 100)));
            await("waits").atMost(PATIENCE).pollDelay(Duration.ZERO).until(() -> waitingForLocks() > 0);
            execute(other, "update consumer_offset set next_offset = next_offset");
            await("lost").atMost(PATIENCE).until(() -> log.said("deadlock detected"));
            assertThat(federation.count("report")).isZero();
            other.commit();
        }
        federation.sendAndAwait(
                federation.bakery.signed(federation.bakery.report(2, "bread", MONDAY.plusDays(1), 110)));
        assertThat(federation.values("bakery")).containsExactly(100.0, 110.0);
        assertThat(federation.count("report")).isEqualTo(2);
    }

    @Test
    void recordsTheSameBatchOnceMoreWhenItsTransactionCannotBeSerialized() {
        var sabotage = FailingTable.withState(federation.tables(), "report", "40001", 3);
        federation.send(federation.bakery.signed(federation.bakery.report(1, "bread", MONDAY, 100)));
        await("undone three times").atMost(PATIENCE).until(() -> sabotage.attempts() > 3);
        federation.sendAndAwait(
                federation.bakery.signed(federation.bakery.report(2, "bread", MONDAY.plusDays(1), 110)));
        assertThat(federation.values("bakery")).containsExactly(100.0, 110.0);
        assertThat(federation.count("report")).isEqualTo(2);
    }

    @Test
    void recordsOnOverAnotherConnectionWhenTheDatabaseFallsSilent() {
        assertThat(federation.setting("spring.datasource.hikari.data-source-properties.socketTimeout"))
                .as("seconds without an answer after which a connection is given up, by default")
                .isEqualTo("600");
        federation.set("spring.datasource.hikari.data-source-properties.socketTimeout", "2");
        federation.set("spring.datasource.hikari.connection-timeout", "4000");
        var between = goThroughAProxy();
        federation.sendAndAwait(federation.bakery.signed(federation.bakery.report(1, "bread", MONDAY, 100)));
        between.swallowEverything();
        federation.send(federation.bakery.signed(federation.bakery.report(2, "bread", MONDAY.plusDays(1), 110)));
        await("asks in vain").atMost(PATIENCE).until(() -> between.swallowed() > 3);
        between.work();
        federation.awaitCount("report", 2);
    }

    @Test
    void judgesOthersWhileTheStatementsOfOneSeriesFindNoMemory() {
        federation.tables().sql("""
                create function find_no_memory() returns trigger language plpgsql as $$
                begin raise exception 'out of memory' using errcode = '53200'; end $$
                """).update();
        federation
                .tables()
                .sql("""
                create trigger find_no_memory before insert on judged_day
                for each row when (new.series = %d) execute function find_no_memory()
                """.formatted(federation.series("bakery").value()))
                .update();
        try (var log = CapturedLog.of("coop.minga.analytics.pipeline")) {
            federation.send(federation.bakery.signed(federation.bakery.report(1, "bread", MONDAY, 100)));
            await("fails").atMost(PATIENCE).until(() -> log.said("out of memory"));
        }
        federation.send(federation.dairy.signed(federation.dairy.report(1, "milk", MONDAY, 70)));
        federation.awaitCount("judged_day", 1);
    }

    private LoopbackProxy goThroughAProxy() {
        var made = LoopbackProxy.ofDatabase(federation.setting("spring.datasource.url"));
        proxy = made;
        federation.set("spring.datasource.url", made.url());
        federation.restart();
        return made;
    }

    private Connection locker() throws SQLException {
        var connection = federation.connect();
        connection.setAutoCommit(false);
        return connection;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long waitingForLocks() {
        return federation.tables().sql("""
                        select count(distinct pid) from pg_stat_activity
                        where datname = current_database() and wait_event_type = 'Lock'
                        """).query(Long.class).single();
    }

    private Alert alertOfTheBakery() {
        var today = LocalDate.of(2026, 3, 10);
        federation.part(People.class).put(new Person(BAKER, "Baker", "{noop}x", Locale.ENGLISH, Theme.DARK, false));
        federation
                .part(Mandates.class)
                .give(new Mandate(BAKER, new UnitId("bakery"), Role.DELEGATE, today, today.plusYears(1), false));
        var history = new Random(7)
                .doubles(HISTORY)
                .map(noise -> 1000 + 40 * (noise - 0.5))
                .toArray();
        federation.sendAndAwait(
                federation.bakery.signed(federation.bakery.report(1, "bread", today.minusDays(HISTORY), history)));
        federation.sendAndAwait(federation.bakery.signed(federation.bakery.report(2, "bread", today, 300)));
        return federation.part(Alerts.class).openOf(federation.series("bakery")).getFirst();
    }
}
