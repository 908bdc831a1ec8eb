package coop.minga.deploy.bench;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Fills a database: cooperatives of 15 indicators in sectors of about 33, all open, all judged and reported for
 * yesterday; 60 alerts that reached the federation, 30 exceptional readings, 60 days of history of these.
 */
final class SampleFederation {

    static final int INDICATORS = 15;
    static final int STORM_ALERTS = 10_000;

    private static final int IN_A_SECTOR = 33;
    private static final int CALM_ALERTS = 60;
    private static final int EXCEPTIONS = 30;
    private static final List<String> KINDS = List.of(
            "Panadería",
            "Taller",
            "Huerta",
            "Imprenta",
            "Molino",
            "Quesería",
            "Cocina",
            "Ferretería",
            "Lavandería",
            "Costura");
    private static final List<String> NAMES = List.of(
            "Trigo Nuevo",
            "Olla Grande",
            "Los Canelos",
            "Piedra Lobo",
            "Flor de Ulmo",
            "Tinta Común",
            "Mano a Mano",
            "Río Bueno",
            "Ñandú",
            "Casa de Todas",
            "Agua Clara",
            "Siete Soles",
            "El Álamo");
    private static final List<String> MEASURED = List.of(
            "Bread baked",
            "Flour in store",
            "Fuel used",
            "Electricity used",
            "Paper wasted",
            "Families waiting",
            "Cuts and bruises",
            "Milk delivered",
            "Orders",
            "Hours worked",
            "Cheese ripened",
            "Water used",
            "Returned goods",
            "Visitors",
            "Money in hand");

    private final JdbcClient sql;

    SampleFederation(JdbcClient sql) {
        this.sql = sql;
    }

    void fill(int cooperatives) {
        units(cooperatives);
        indicators();
        judged();
        alerts(sql.sql("select min(series) from indicator").query(Integer.class).single(), CALM_ALERTS, "fed");
        sql.sql("vacuum analyze").update();
    }

    /** {@link #STORM_ALERTS} of other series have reached the sector of the storm. */
    void storm() {
        alerts(
                sql.sql("select max(series) from indicator")
                                .query(Integer.class)
                                .single()
                        - STORM_ALERTS
                        + 1,
                STORM_ALERTS,
                "storm");
        sql.sql("vacuum analyze").update();
    }

    private void units(int cooperatives) {
        String unit = """
                insert into unit (id, parent, kind, name, zone, rest_days, closures, deadline, openness)
                """;
        sql.sql(unit + """
                select 'sector' || n, 'fed', 'SECTOR', 'Sector ' || n, zone, rest_days, closures, deadline, openness
                from unit, generate_series(0, :all / :each) as numbers (n) where id = 'storm'
                """)
                .param("all", cooperatives)
                .param("each", IN_A_SECTOR)
                .update();
        sql.sql(unit + """
                select 'cooperative' || n, 'sector' || n / :each, 'COOPERATIVE',
                  (:kinds::text[])[1 + n % 10] || ' ' || (:names::text[])[1 + n % 13] || ' ' || n, zone, rest_days,
                  closures, deadline, 'OPEN'
                from unit, generate_series(1, :all) as numbers (n) where id = 'storm'
                """)
                .param("all", cooperatives)
                .param("each", IN_A_SECTOR)
                .param("kinds", KINDS.toArray(String[]::new))
                .param("names", NAMES.toArray(String[]::new))
                .update();
    }

    private void indicators() {
        sql.sql("""
                insert into indicator (unit, code, names, measure, nature, good_direction, recovery_hours)
                select unit.id, 'measured-' || n, jsonb_build_object('en', (:measured::text[])[n]), 'kg', 'FLOW', 'BOTH', 24
                from unit, generate_series(1, :each) as numbers (n) where kind = 'COOPERATIVE'
                """)
                .param("each", INDICATORS)
                .param("measured", MEASURED.toArray(String[]::new))
                .update();
    }

    private void judged() {
        sql.sql("""
                insert into report (stream, sequence, content_hash, unit, stated_at, recorded_at)
                select gen_random_uuid(), 1, '', id, now(), now() from unit where kind = 'COOPERATIVE'
                """).update();
        sql.sql("""
                insert into statement (series, day, stated_at, report, value)
                select series, current_date - 1, now(), report.id, 100 from indicator join report using (unit)
                """).update();
        sql.sql("insert into series_reported select series, current_date - 1 from indicator")
                .update();
        sql.sql("""
                insert into series_now (series, day, value, median, low, high, kind, direction, surprisal, p_value, flagged,
                  filter_version)
                select series, current_date - 1, 140, 100, 90, 110, 'STEADY', 'UP', 3,
                  case when place <= :exceptions then place * 1e-9 else random() end, false, version
                from (select series, row_number() over (order by series desc) as place from indicator) as numbered,
                  (select max(filter_version) as version from series_now) as judged
                """).param("exceptions", EXCEPTIONS).update();
        sql.sql("""
                insert into judged_day (series, day, value, median, low80, high80, low95, high95, low99, high99, flagged)
                select series, current_date - day, 100 + random(), 100, 90, 110, 85, 115, 80, 120, false
                from (select series, row_number() over (order by series) as first,
                    row_number() over (order by series desc) as last from indicator) as numbered,
                  generate_series(1, 60) as days (day)
                where first <= :alerts or last <= :exceptions
                """)
                .param("alerts", CALM_ALERTS)
                .param("exceptions", EXCEPTIONS)
                .update();
    }

    private void alerts(int first, int count, String level) {
        sql.sql("""
                with opened as (
                  insert into alert (unit, series, day, onset, kind, direction, polarity, value, median, low, high, surprisal,
                    confidence, state, current_level, opened_at, clock_from, deadline)
                  select unit.id, series, current_date - 1, current_date - 1, 'LEVEL_STEP', 'DOWN', 'PAIN', 40, 100, 90, 110,
                    20 + random(), 0.99, 'OPEN', :level, now(), now(), now() + interval '1 day'
                  from indicator join unit on unit.id = indicator.unit
                  where series >= :first and series < :first + :count
                  returning id)
                insert into alert_event (alert, number, at, what, level, note)
                select id, 1, now(), 'ESCALATED', :level, '' from opened
                """)
                .param("first", first)
                .param("count", count)
                .param("level", level)
                .update();
    }
}
