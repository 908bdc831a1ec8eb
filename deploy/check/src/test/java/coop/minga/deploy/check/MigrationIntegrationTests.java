package coop.minga.deploy.check;

import java.util.List;
import java.util.stream.Stream;

import coop.minga.analytics.alert.AlertEvent;
import coop.minga.analytics.alert.AlertState;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Rows of an earlier version are understood after an upgrade. */
@RealServices
final class MigrationIntegrationTests {

    @Test
    void understandsTheStepsAndStatesOfAlertsThatAnEarlierVersionStored(TestDatabase database) {
        migrate(database, "71");
        var jdbc = JdbcClient.create(database.source());
        jdbc.sql("""
                        set session_replication_role = replica;
                        insert into alert (unit, series, day, onset, kind, direction, feeling, mean, low, high, surprise, probability,
                          state, holder, opened_at, clock_from)
                        select 'bakery', n, '2026-11-01', '2026-11-01', 'LEVEL_STEP', 'DOWN', 'PAIN', 100, 90, 110, 5, 0.9,
                          state, 'bakery', now(), now()
                        from unnest(array['OPEN', 'ACKNOWLEDGED', 'RETURNED', 'NEW_NORMAL', 'WITHDRAWN'])
                          with ordinality as old (state, n);
                        insert into alert_event (alert, number, at, what)
                        select 1, n, now(), what
                        from unnest(array['OPENED', 'ACKNOWLEDGED', 'CLIMBED', 'RETURNED', 'NEW_NORMAL', 'WITHDRAWN', 'REOPENED',
                          'FURTHER', 'FURTHER_WITHDRAWN']) with ordinality as old (what, n);
                        insert into outbox (channel, alert, occasion, text, link, created_at, next_try_at, what)
                        select 'bakery', 1, number, '', '', now(), now(), what from alert_event
                        """).update();
        migrate(database, "latest");
        assertThat(stored(jdbc, "select state from alert order by series")).isEqualTo(names(AlertState.values()));
        for (var table : List.of("alert_event order by number", "outbox order by occasion")) {
            assertThat(stored(jdbc, "select what from " + table)).as(table).isEqualTo(names(AlertEvent.Step.values()));
        }
        assertThat(stored(
                        jdbc,
                        "select polarity || ' ' || current_level || ' ' || median || ' ' || surprisal from alert"))
                .containsOnly("PAIN bakery 100 5");
    }

    static void migrate(TestDatabase database, String target) {
        Flyway.configure().dataSource(database.source()).target(target).load().migrate();
    }

    static List<String> stored(JdbcClient jdbc, String query) {
        return jdbc.sql(query).query(String.class).list();
    }

    static List<String> names(Enum<?>[] constants) {
        return Stream.of(constants).map(Enum::name).toList();
    }
}
