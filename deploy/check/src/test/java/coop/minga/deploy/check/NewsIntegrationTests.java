package coop.minga.deploy.check;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import coop.minga.analytics.news.News;
import coop.minga.analytics.news.Topic;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

/** News between nodes, through a real database. */
@RealServices
final class NewsIntegrationTests {

    @Test
    void reachesEveryNodeAndOutlivesANoticeThatSaysNothing(TestDatabase database) {
        var source = new DriverManagerDataSource(database.url(), database.user(), database.password());
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
        var source = new DriverManagerDataSource(database.url(), database.user(), database.password());
        var heard = new CopyOnWriteArrayList<Topic>();
        try (var news = new News(JdbcClient.create(source), source)) {
            news.subscribe(heard::add);
            List.of(Topic.ALERTS, Topic.ALERTS, Topic.READINGS, Topic.ALERTS).forEach(news::tell);
            news.start();
            news.tell(Topic.thread(1));
            await().until(() -> {
                news.tell(Topic.thread(2));
                return heard.contains(Topic.thread(2));
            });
            assertThat(heard.stream().filter(Topic.ALERTS::equals).count()).isLessThanOrEqualTo(1);
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
}
