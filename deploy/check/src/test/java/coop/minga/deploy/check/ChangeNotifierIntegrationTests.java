package coop.minga.deploy.check;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import coop.minga.analytics.notify.ChangeNotifier;
import coop.minga.analytics.notify.ChangeTopic;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

/** Notifications between nodes through a real database. */
@RealServices
final class ChangeNotifierIntegrationTests {

    @Test
    void reachesEveryNodeAndOutlivesANoticeThatSaysNothing(TestDatabase database) {
        var source = database.source();
        var jdbc = JdbcClient.create(source);
        var heard = new CopyOnWriteArrayList<ChangeTopic>();
        try (var here = new ChangeNotifier(jdbc, source);
                var there = new ChangeNotifier(jdbc, source)) {
            there.subscribe(heard::add);
            here.start();
            there.start();
            await().until(() -> {
                here.notifyChanged(ChangeTopic.READINGS);
                return heard.contains(ChangeTopic.READINGS);
            });
            jdbc.sql("select pg_notify('minga', '')")
                    .query((row, number) -> true)
                    .list();
            here.notifyChanged(ChangeTopic.ALERTS);
            await().until(() -> heard.contains(ChangeTopic.ALERTS));
        }
    }

    @Test
    void combinesEqualNotificationsThatComeAtOnce(TestDatabase database) {
        var source = database.source();
        var jdbc = JdbcClient.create(source);
        try (var here = new ChangeNotifier(jdbc, source);
                var there = new ChangeNotifier(jdbc, source)) {
            var heard = listenFrom(there, ChangeTopic.thread(1));
            List.of(ChangeTopic.ALERTS, ChangeTopic.ALERTS, ChangeTopic.READINGS, ChangeTopic.ALERTS)
                    .forEach(here::notifyChanged);
            here.start();
            await("told").until(() -> heard.contains(ChangeTopic.READINGS));
            here.notifyChanged(ChangeTopic.thread(2));
            await("told what came after").until(() -> heard.contains(ChangeTopic.thread(2)));
            assertThat(heard)
                    .filteredOn(topic -> !topic.equals(ChangeTopic.thread(1)))
                    .containsExactly(ChangeTopic.ALERTS, ChangeTopic.READINGS, ChangeTopic.thread(2));
        }
    }

    @Test
    void keepsABoundedNumberOfTopicsWhileTheDatabaseDoesNotAnswer(TestDatabase database) {
        var source = database.source();
        var jdbc = JdbcClient.create(source);
        try (var here = new ChangeNotifier(jdbc, source);
                var there = new ChangeNotifier(jdbc, source)) {
            var heard = listenFrom(there, ChangeTopic.READINGS);
            IntStream.rangeClosed(1, 1_001).mapToObj(ChangeTopic::thread).forEach(here::notifyChanged);
            here.start();
            await("told what waited").until(() -> heard.contains(ChangeTopic.thread(1_000)));
            here.notifyChanged(ChangeTopic.ALERTS);
            await("told what came after").until(() -> heard.contains(ChangeTopic.ALERTS));
            assertThat(heard).contains(ChangeTopic.thread(1)).doesNotContain(ChangeTopic.thread(1_001));
        }
    }

    @Test
    void saysOnceThatTheDatabaseIsAwayAndOnceThatItIsBack(TestDatabase database) {
        var source = new InterruptedSource(database.source());
        var heard = new CopyOnWriteArrayList<ChangeTopic>();
        try (var log = CapturedLog.of("coop.minga.analytics.notify");
                var notifier = new ChangeNotifier(JdbcClient.create(source), source)) {
            notifier.subscribe(heard::add);
            notifier.start();
            await().until(() -> {
                notifier.notifyChanged(ChangeTopic.ALERTS);
                return source.refused.get() >= 6;
            });
            source.away = false;
            await().until(() -> {
                notifier.notifyChanged(ChangeTopic.READINGS);
                return heard.contains(ChangeTopic.READINGS);
            });
            assertThat(log.lines())
                    .satisfiesExactly(
                            line -> assertThat(line)
                                    .startsWith("No notifications from or to the database (")
                                    .contains("gone"),
                            line -> assertThat(line).isEqualTo("The database answers: notifications resume"));
        }
    }

    @Test
    void doesNotDelayTheCallerWhenTheDatabaseIsAway() {
        var nowhere = new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/none");
        try (var notifier = new ChangeNotifier(JdbcClient.create(nowhere), nowhere)) {
            notifier.start();
            assertThatCode(() -> notifier.notifyChanged(ChangeTopic.ALERTS)).doesNotThrowAnyException();
        }
    }

    /** Topics received by a started notifier, after its own first one. */
    private static List<ChangeTopic> listenFrom(ChangeNotifier notifier, ChangeTopic first) {
        var heard = new CopyOnWriteArrayList<ChangeTopic>();
        notifier.subscribe(heard::add);
        notifier.start();
        await("listens").until(() -> {
            notifier.notifyChanged(first);
            return heard.contains(first);
        });
        return heard;
    }

    /** A database that is unreachable at first. */
    private static final class InterruptedSource extends DelegatingDataSource {
        private final AtomicInteger refused = new AtomicInteger();
        private volatile boolean away = true;

        private InterruptedSource(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (away) {
                refused.incrementAndGet();
                throw new SQLException("it is gone");
            }
            return super.getConnection();
        }
    }
}
