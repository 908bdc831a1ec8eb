package coop.minga.deploy.check;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import coop.minga.analytics.notify.News;
import coop.minga.analytics.notify.Topic;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

/** News between nodes, through a real database. */
@RealServices
final class NewsIntegrationTests {

    @Test
    void reachesEveryNodeAndOutlivesANoticeThatSaysNothing(TestDatabase database) {
        var source = database.source();
        var jdbc = JdbcClient.create(source);
        var heard = new CopyOnWriteArrayList<Topic>();
        try (var here = new News(jdbc, source);
                var there = new News(jdbc, source)) {
            there.subscribe(heard::add);
            here.start();
            there.start();
            await().until(() -> {
                here.tell(Topic.READINGS);
                return heard.contains(Topic.READINGS);
            });
            jdbc.sql("select pg_notify('minga', '')")
                    .query((row, number) -> true)
                    .list();
            here.tell(Topic.ALERTS);
            await().until(() -> heard.contains(Topic.ALERTS));
        }
    }

    @Test
    void saysTheSameOnceWhenItIsToldManyTimesAtOnce(TestDatabase database) {
        var source = database.source();
        var jdbc = JdbcClient.create(source);
        var heard = new CopyOnWriteArrayList<Topic>();
        try (var here = new News(jdbc, source);
                var there = new News(jdbc, source)) {
            there.subscribe(heard::add);
            there.start();
            await("listens").until(() -> {
                there.tell(Topic.thread(1));
                return heard.contains(Topic.thread(1));
            });
            List.of(Topic.ALERTS, Topic.ALERTS, Topic.READINGS, Topic.ALERTS).forEach(here::tell);
            here.start();
            await("told").until(() -> heard.contains(Topic.READINGS));
            here.tell(Topic.thread(2));
            await("told what came after").until(() -> heard.contains(Topic.thread(2)));
            assertThat(heard)
                    .filteredOn(topic -> !topic.equals(Topic.thread(1)))
                    .containsExactly(Topic.ALERTS, Topic.READINGS, Topic.thread(2));
        }
    }

    @Test
    void keepsABoundedNumberOfTopicsWhileTheDatabaseDoesNotAnswer(TestDatabase database) {
        var source = database.source();
        var jdbc = JdbcClient.create(source);
        var heard = new CopyOnWriteArrayList<Topic>();
        try (var here = new News(jdbc, source);
                var there = new News(jdbc, source)) {
            there.subscribe(heard::add);
            there.start();
            await("listens").until(() -> {
                there.tell(Topic.READINGS);
                return heard.contains(Topic.READINGS);
            });
            IntStream.rangeClosed(1, 1_001).mapToObj(Topic::thread).forEach(here::tell);
            here.start();
            await("told what waited").until(() -> heard.contains(Topic.thread(1_000)));
            here.tell(Topic.ALERTS);
            await("told what came after").until(() -> heard.contains(Topic.ALERTS));
            assertThat(heard).contains(Topic.thread(1)).doesNotContain(Topic.thread(1_001));
        }
    }

    @Test
    void saysOnceThatTheDatabaseIsAwayAndOnceThatItIsBack(TestDatabase database) {
        var source = new InterruptedSource(database.source());
        var heard = new CopyOnWriteArrayList<Topic>();
        try (var log = HeardLog.of("coop.minga.analytics.notify");
                var news = new News(JdbcClient.create(source), source)) {
            news.subscribe(heard::add);
            news.start();
            await().until(() -> {
                news.tell(Topic.ALERTS);
                return source.refused.get() >= 6;
            });
            source.away = false;
            await().until(() -> {
                news.tell(Topic.READINGS);
                return heard.contains(Topic.READINGS);
            });
            assertThat(log.lines())
                    .satisfiesExactly(
                            line -> assertThat(line)
                                    .startsWith("No news from or to the database (")
                                    .contains("gone"),
                            line -> assertThat(line).isEqualTo("The database answers: news goes on"));
        }
    }

    @Test
    void costsTheTellerNothingWhenTheDatabaseIsAway() {
        var nowhere = new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/none");
        try (var news = new News(JdbcClient.create(nowhere), nowhere)) {
            news.start();
            assertThatCode(() -> news.tell(Topic.ALERTS)).doesNotThrowAnyException();
        }
    }

    /** A database that is away at first. */
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
