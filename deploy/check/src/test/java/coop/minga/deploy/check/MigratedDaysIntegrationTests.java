package coop.minga.deploy.check;

import java.util.List;
import java.util.stream.Stream;

import coop.minga.analytics.filter.result.TransformKind;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Judged days and acts of an earlier version are understood after an upgrade. */
@RealServices
final class MigratedDaysIntegrationTests {

    @Test
    void understandsTheDaysAndActsThatAnEarlierVersionStored(TestDatabase database) {
        MigrationIntegrationTests.migrate(database, "89");
        var jdbc = JdbcClient.create(database.source());
        jdbc.sql("""
                        set session_replication_role = replica;
                        insert into judged_day (series, day, settled, flagged, probability, transient, level, slope, scale, counts, wanting,
                          score)
                        select n, '2026-11-01', true, false, 0.9, 0.1, 0.2, 0.3, scale, true, 4, 1.5
                        from unnest(array['STRAIGHT', 'LOG_LIKE', 'LOG_ODDS', null]) with ordinality as old (scale, n);
                        insert into replayed_day select * from judged_day;
                        insert into pending_act (alert, actor, what, owner, reason, acted_at)
                        values (1, 'ana', 'LOOK_AFTER', 'ana', '', now()), (1, 'ana', 'STAYS', null, 'so it is', now())
                        """).update();
        MigrationIntegrationTests.migrate(database, "latest");
        for (var table : List.of("judged_day", "replayed_day")) {
            assertThat(MigrationIntegrationTests.stored(
                            jdbc, "select coalesce(transform, 'none') from " + table + " order by series"))
                    .as(table)
                    .isEqualTo(Stream.concat(
                                    MigrationIntegrationTests.names(TransformKind.values()).stream(), Stream.of("none"))
                            .toList());
            assertThat(MigrationIntegrationTests.stored(jdbc, """
                            select concat_ws(' ', confidence, transient_probability, level_probability, slope_probability, is_count,
                              readings_needed, normal_score) from\s""" + table))
                    .as(table)
                    .containsOnly("0.9 0.1 0.2 0.3 t 4 1.5");
        }
        assertThat(MigrationIntegrationTests.stored(jdbc, "select what from pending_act order by id"))
                .containsExactly("ACKNOWLEDGE", "DECLARE_NEW_NORMAL");
        assertThatThrownBy(() -> jdbc.sql("update pending_act set owner = null").update())
                .hasMessageContaining("pending_act_owner_check");
    }
}
