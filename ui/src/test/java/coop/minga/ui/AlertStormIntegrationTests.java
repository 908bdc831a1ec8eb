package coop.minga.ui;

import java.util.List;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.HtmlContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Screens cost the same with very many open alerts as with some. */
class AlertStormIntegrationTests extends OpenRoom {

    private static final int FEW = 60;
    private static final int MANY = 600;

    @AfterEach
    void end() {
        calm();
    }

    @Test
    void asksTheDatabaseAsOftenForManyAlertsAsForFew() {
        var luis = screen("luis");
        for (var path : List.of("", "alerts", "alerts/2")) {
            open(FEW);
            see(luis, path);
            var few = statements(luis, path);
            open(MANY);
            assertThat(statements(luis, path)).as(path).isEqualTo(few);
        }
    }

    @Test
    void asksTheDatabaseAsOftenForALongHistoryAsForAShortOne() {
        var bread = room.series("bakery");
        var ana = screen("ana");
        for (var path : List.of("indicator/" + bread, "alert/1", "unit/bakery")) {
            remember(bread, 2);
            see(ana, path);
            var few = statements(ana, path);
            remember(bread, 40);
            assertThat(statements(ana, path)).as(path).isEqualTo(few);
        }
    }

    @Test
    void drawsTheWorstOnTheWallAndLeadsToTheRest() {
        open(MANY);
        var luis = screen("luis");
        assertThat(see(luis, "")).contains("Alertas600600 con usted", "Para responder · 600", "y 550 más");
        assertThat(rows(luis)).isEqualTo(50);
        assertThat(see(luis, "alerts/2")).contains("51 a 100 de 600", "Las peores", "Las siguientes (500 más)");
        assertThat(cards(luis)).isEqualTo(50);
        assertThat(see(luis, "alerts/12")).contains("551 a 600 de 600").doesNotContain("Las siguientes");
        assertThat(see(luis, "alerts/99")).contains("551 a 600 de 600");
        assertThat(see(luis, "alerts/0")).doesNotContain("de 600");
    }

    @Test
    void drawsABoundedPartOfALargeFederation() {
        open(MANY);
        var luis = screen("luis");
        see(luis, "");
        assertThat(text(luis)).contains("y 598 más");
        assertThat(elements(luis.getUI())).as("elements of the first page").isLessThan(600);
        see(luis, "map");
        assertThat(text(luis)).contains("y 578 más", "y 580 más");
        assertThat(elements(luis.getUI())).as("elements of the map").isLessThan(600);
    }

    @Test
    void listsForNobodyWhatHasNotReachedThem() {
        open(FEW);
        assertThat(see(screen("dora"), "alerts")).contains("Alerts for you: 0");
        assertThat(see(screen("ana"), "alerts")).contains("Alerts for you: 1");
    }

    /** Without queries of the clock, which repeat every few seconds, and of the tree, which follow a change of units. */
    private static List<String> statements(BrowserlessUIContext screen, String path) {
        return CountedStatements.of(() -> see(screen, path)).stream()
                .filter(sql -> !sql.contains("clock_anchor") && !sql.contains("clock_timestamp"))
                .filter(sql -> !sql.equals("select * from unit"))
                .toList();
    }

    private static long rows(BrowserlessUIContext screen) {
        return screen.find(HtmlContainer.class).all().stream()
                .filter(row -> row.getElement().getTag().equals("minga-row"))
                .count();
    }

    private static long cards(BrowserlessUIContext screen) {
        return screen.find(Html.class).all().stream()
                .filter(item -> item.getElement().getClassList().contains("card"))
                .count();
    }

    private static int elements(Component component) {
        return 1
                + component
                        .getChildren()
                        .mapToInt(AlertStormIntegrationTests::elements)
                        .sum();
    }

    /** Creates cooperatives with one alert each, escalated to their sector. */
    private static void open(int count) {
        calm();
        room.sql().sql("""
                        insert into unit (id, parent, kind, name, zone, rest_days, closures, deadline, openness)
                        select 'storm' || n, parent, kind, 'Storm ' || n, zone, rest_days, closures, deadline, openness
                        from unit, generate_series(1, :count) as numbers (n) where id = 'bakery'
                        """).param("count", count).update();
        room.sql().sql("""
                        insert into indicator (unit, code, names, measure, measure_names, nature, good_direction,
                          recovery_hours)
                        select unit.id, 'storm', names, measure, measure_names, nature, good_direction, recovery_hours
                        from indicator, unit where code = 'bread' and unit.id like 'storm%'
                        """).update();
        room.sql().sql("""
                        with opened as (
                          insert into alert (unit, series, day, onset, kind, direction, polarity, value, median, low, high,
                            surprisal, confidence, state, current_level, opened_at, clock_from, deadline)
                          select indicator.unit, indicator.series, day, onset, kind, direction, polarity, value, median, low,
                            high, surprisal, confidence, state, 'food', opened_at, clock_from, deadline
                          from alert, indicator where alert.id = 1 and indicator.code = 'storm' returning id)
                        insert into alert_event (alert, number, at, what, level, note)
                        select id, 1, now(), 'ESCALATED', 'food', '' from opened
                        """).update();
    }

    /** Creates earlier alerts, steps of the open alert, and outside accesses. */
    private static void remember(int series, int count) {
        calm();
        room.sql().sql("""
                        insert into alert (unit, series, day, onset, kind, direction, polarity, value, median, low, high,
                          surprisal, confidence, state, current_level, opened_at, clock_from, closed_at)
                        select unit, series, day - n, onset - n, kind, direction, polarity, value, median, low, high, surprisal,
                          confidence, 'RECOVERED', current_level, opened_at, clock_from, now()
                        from alert, generate_series(1, :count) as numbers (n) where alert.id = 1
                        """).param("count", count).update();
        room.sql().sql("""
                        insert into alert_event (alert, number, at, what, person, note)
                        select 1, 1 + n, now(), 'ACKNOWLEDGED', 'ana', ''
                        from generate_series(1, :count) as numbers (n)
                        """).param("count", count).update();
        room.sql().sql("""
                        insert into viewing (unit, series, person, day, last_at)
                        select 'bakery', :series, 'dora', current_date - n, now()
                        from generate_series(1, :count) as numbers (n)
                        """).param("series", series).param("count", count).update();
    }

    private static void calm() {
        room.sql().sql("delete from viewing").update();
        room.sql().sql("delete from alert_event where number > 1").update();
        room.sql().sql("delete from alert_event where alert > 1").update();
        room.sql().sql("delete from alert where id > 1").update();
        room.sql().sql("delete from indicator where code like 'storm%'").update();
        room.sql().sql("delete from unit where id like 'storm%'").update();
    }
}
