package coop.minga.ui;

import java.util.List;

import com.vaadin.browserless.BrowserlessUIContext;
import coop.minga.analytics.notify.ChangeTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** When a unit is told that somebody looked, while the first page or a list of alerts stays open. */
class LookIntegrationTests extends OpenRoom {

    @AfterEach
    void removeOthers() {
        room.sql().sql("delete from alert_event where alert > 1").update();
        room.sql().sql("delete from alert where id > 1").update();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "alerts", "ended"})
    void aRedrawForOthersAlertsIsNoLook(String path) {
        var luis = openList(path);
        raiseOfDairy(path);
        room.tell(ChangeTopic.ALERTS);
        awaitText(luis, "Leche recibida");
        assertThat(room.lookers("dairy")).containsExactly("luis");
        assertThat(hoursSinceLook("bakery")).containsExactly(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "alerts", "ended"})
    void aReturnToTheTabIsALook(String path) {
        var luis = openList(path);
        tell(luis, "minga-away");
        tell(luis, "minga-here");
        await().pollInSameThread().untilAsserted(() -> {
            text(luis);
            assertThat(hoursSinceLook("bakery")).containsExactly(0);
        });
    }

    /** As seen three hours ago and left open. */
    private BrowserlessUIContext openList(String path) {
        room.climb();
        if (path.equals("ended")) {
            end();
        }
        var luis = watched("luis");
        assertThat(see(luis, path)).contains("Pan horneado");
        room.sql()
                .sql("update viewing set last_at = last_at - interval '3 hours'")
                .update();
        assertThat(hoursSinceLook("bakery")).containsExactly(3);
        return luis;
    }

    private static void raiseOfDairy(String path) {
        room.sql().sql("""
                        with raised as (
                          insert into alert (unit, series, day, onset, kind, direction, polarity, value, median, low, high,
                            surprisal, confidence, state, current_level, opened_at, clock_from)
                          select indicator.unit, indicator.series, day, onset, kind, direction, polarity, value, median, low,
                            high, surprisal, confidence, 'OPEN', 'food', opened_at, clock_from
                          from alert, indicator where alert.id = 1 and indicator.unit = 'dairy' returning id)
                        insert into alert_event (alert, number, at, what, level, note)
                        select id, 2, now(), 'ESCALATED', 'food', '' from raised
                        """).update();
        if (path.equals("ended")) {
            end();
        }
    }

    private static void end() {
        room.sql()
                .sql(
                        "update alert set state = 'RECOVERED', closed_at = now() - interval '2 days' where closed_at is null")
                .update();
    }

    private static List<Integer> hoursSinceLook(String unit) {
        return room.sql()
                .sql(
                        "select round(extract(epoch from now() - last_at) / 3600)::integer from viewing where unit = :unit")
                .param("unit", unit)
                .query(Integer.class)
                .list();
    }
}
