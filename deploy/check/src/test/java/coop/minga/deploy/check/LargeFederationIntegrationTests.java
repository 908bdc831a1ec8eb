package coop.minga.deploy.check;

import java.util.Locale;
import java.util.Objects;

import coop.minga.analytics.access.AccessLog;
import coop.minga.analytics.now.EndedAlerts;
import coop.minga.analytics.now.EndedPosition;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Screens read rows of an index for what they show, not for all that there is. */
@RealServices
final class LargeFederationIntegrationTests extends TestBakery {

    private static final int MANY = 2_000;
    private static final int FEW = 300;

    @Test
    void unitsBelowWithEndedAlertsAreFoundWithoutReadingAllAlerts() {
        bakery.jdbc.sql("""
                        insert into unit (id, parent, kind, name, zone, rest_days, closures, deadline, openness)
                        select 'mill-' || n, parent, kind, 'Mill ' || n, zone, rest_days, closures, deadline, openness
                        from unit, generate_series(1, :many) as n where id = 'bakery'
                        """).param("many", MANY).update();
        addIndicators("select id, 'flour' from unit where id like 'mill-%'");
        bakery.transaction.executeWithoutResult(status -> endAlertOfEachMill());
        bakery.jdbc.sql("analyze unit, ended_alert").update();
        var viewer =
                bakery.access().viewer(bakery.delegate("miller", JudgedBakery.SECTOR, JudgedBakery.TODAY.plusYears(1)));
        var log = new AccessLog(bakery.jdbc, bakery.units, bakery.clock);
        var ended = new EndedAlerts(bakery.jdbc, bakery.alerts, bakery.units, bakery.indicators, log);
        assertThat(read(
                        "ended_alert_pkey",
                        () -> assertThat(ended.page(viewer, JudgedBakery.SECTOR, EndedPosition.START)
                                        .below())
                                .hasSize(50)))
                .isLessThan(FEW);
    }

    @Test
    void indicatorsBesideAnotherAreFoundWithoutReadingAll() {
        addIndicators("select 'bakery', 'loaf-' || n from generate_series(1, " + MANY + ") as n");
        bakery.jdbc.sql("analyze indicator").update();
        var loaf = bakery.indicators.of(JudgedBakery.BAKERY).get(MANY / 2);
        assertThat(read("indicator_beside_es", () -> {
                    var beside = bakery.indicators.neighboursOf(loaf, Locale.of("es"), 12);
                    assertThat(beside.before()).hasSize(12);
                    assertThat(beside.after()).hasSize(12).doesNotContain(loaf);
                }))
                .isBetween(24L, (long) FEW);
    }

    /** Known to the mill and its sector. Without triggers, which list ended alerts one by one. */
    private void endAlertOfEachMill() {
        bakery.jdbc.sql("set local session_replication_role = replica").update();
        bakery.jdbc.sql("""
                        with ended as (
                          insert into alert (unit, series, day, onset, kind, direction, polarity, value, median, low, high,
                            surprisal, confidence, state, current_level, opened_at, clock_from, closed_at)
                          select unit, series, '2026-03-01', '2026-03-01', 'LEVEL_STEP', 'DOWN', 'PAIN', 312, 430, 410, 450,
                            3.3, 0.9, 'RECOVERED', 'food', now(), now(), now() from indicator where code = 'flour'
                          returning id, unit, closed_at)
                        insert into ended_alert (level, below, closed_at, alert)
                        select level, below, closed_at, id
                        from ended, unnest(array[unit, 'food']) as level, unnest(array[unit, 'food', 'fed']) as below
                        """).update();
    }

    private void addIndicators(String unitsAndCodes) {
        bakery.jdbc
                .sql(
                        "insert into indicator (unit, code, names, measure, measure_names, nature, good_direction, recovery_hours)"
                                + " select added.unit, added.code, jsonb_build_object('es', added.code), measure, measure_names, nature,"
                                + " good_direction, recovery_hours from indicator, (" + unitsAndCodes
                                + ") as added (unit, code) where indicator.code = 'milk'")
                .update();
    }

    /** Entries that the look reads of the index, with the plan that a repeated query gets. */
    private long read(String index, Runnable look) {
        return Objects.requireNonNull(bakery.transaction.execute(status -> {
            bakery.jdbc.sql("set local plan_cache_mode = force_generic_plan").update();
            var before = entries(index);
            look.run();
            return entries(index) - before;
        }));
    }

    private long entries(String index) {
        return bakery.jdbc
                .sql("select pg_stat_get_xact_tuples_returned(:index::regclass)")
                .param("index", index)
                .query(Long.class)
                .single();
    }
}
