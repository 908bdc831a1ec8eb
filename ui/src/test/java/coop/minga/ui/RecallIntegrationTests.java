package coop.minga.ui;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.flow.shared.communication.PushMode;
import coop.minga.analytics.notify.ChangeTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Screens that stay open when their person's mandate is recalled. */
class RecallIntegrationTests extends OpenRoom {

    @AfterEach
    void giveBack() {
        room.sql().sql("update mandate set recalled_at = null").update();
        operator(true);
    }

    @Test
    void emptiesEveryViewThoughNobodyUsesItsScreen() {
        room.putAside("bakery");
        for (var view : views().entrySet()) {
            var ana = screen("ana");
            assertThat(see(ana, view.getKey())).as(view.getKey()).contains(view.getValue());
            recall("ana");
            awaitWithout(ana, view.getKey(), view.getValue());
            giveBack();
            use(ana);
            room.tell(ChangeTopic.ALERTS);
            awaitText(ana, view.getValue());
        }
    }

    @Test
    void opensTheViewAgainWithTheRightsThatAreLeft() {
        room.putAside("bakery");
        var ana = screen("ana");
        use(ana);
        assertThat(see(ana, "unit/bakery")).contains("Who looked at our data", "not JSON");
        recall("ana");
        awaitWithout(ana, "unit/bakery", "not JSON");
        assertThat(text(ana)).contains("Bakery", "Bread baked").doesNotContain("Who looked at our data");
    }

    @Test
    void closesThePageOfOperatorsWhenTheRoleIsTakenAway() {
        var olga = operator();
        use(olga);
        assertThat(see(olga, "operations")).contains("What stops reporting");
        operator(false);
        room.tell(ChangeTopic.ALERTS);
        awaitText(olga, "Not yours to see");
        assertThat(text(olga)).doesNotContain("What stops reporting");
        assertThat(room.denials()).contains("olga open the page operations");
    }

    private static void operator(boolean is) {
        room.sql()
                .sql("update person set operator = :is where id = 'olga'")
                .param("is", is)
                .update();
    }

    /** With words that only the unit's people may read. */
    private static Map<String, String> views() {
        var bread = room.series("bakery");
        return Map.of(
                "",
                "Bread baked",
                "alerts",
                "Bread baked",
                "alert/1",
                "20 kg",
                "unit/bakery",
                "not JSON",
                "indicator/" + bread,
                "20 kg",
                "figures/" + bread + "/" + LocalDate.now(ZoneOffset.UTC).minusDays(1),
                "20 kg");
    }

    static void recall(String person) {
        room.sql()
                .sql("update mandate set recalled_at = now() where person = :person")
                .param("person", person)
                .update();
        room.tell(ChangeTopic.ALERTS);
    }

    private static void use(BrowserlessUIContext screen) {
        screen.activate();
        screen.getUI().getPushConfiguration().setPushMode(PushMode.AUTOMATIC);
        screen.getUI().getInternals().setPushConnection(new OpenConnection());
    }

    private static void awaitWithout(BrowserlessUIContext screen, String view, String words) {
        await().pollInSameThread()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(text(screen)).as(view).doesNotContain(words));
    }
}
