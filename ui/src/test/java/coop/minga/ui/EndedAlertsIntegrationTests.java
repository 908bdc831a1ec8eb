package coop.minga.ui;

import java.util.List;
import java.util.stream.Stream;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.router.QueryParameters;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The list of ended alerts: how they ended, for those who know them, however long ago. */
class EndedAlertsIntegrationTests extends OpenRoom {

    private static final int MANY = 60;

    @AfterEach
    void removeOthers() {
        room.sql().sql("delete from alert where id > 1").update();
    }

    @Test
    void listsHowAnAlertEndedThatIsOlderThanAWeek() {
        end("RECOVERED", 400);
        var ana = screen("ana");
        assertThat(see(ana, "")).contains("All ended alerts").doesNotContain("Ended this week");
        assertThat(see(ana, "ended"))
                .contains("Bread baked: 80% below usual", "Bakery · Back to usual")
                .doesNotContain("No alert that you may see");
        assertThat(rows(ana)).containsExactly("alert/1");
        assertThat(room.lookers("bakery")).as("its own people").isEmpty();
    }

    @Test
    void showsALevelAboveWhatHasClimbedThereAndTheUnitWhoLooked() {
        end("NEW_NORMAL", 40);
        var luis = screen("luis");
        assertThat(see(luis, "ended"))
                .contains("Aquí no ha terminado ninguna alerta")
                .doesNotContain("Pan horneado");
        assertThat(see(screen("dora"), "ended"))
                .contains("No alert that you may see")
                .doesNotContain("Bread baked");
        assertThat(room.lookers("bakery")).isEmpty();
        room.climb();
        assertThat(see(screen("luis"), "ended")).contains("Pan horneado", "Bakery · Va a seguir así");
        assertThat(room.lookers("bakery")).containsExactly("luis");
    }

    @Test
    void listsNoOpenAlert() {
        assertThat(see(screen("ana"), "ended")).contains("No alert that you may see");
        end("RECOVERED", 40);
        assertThat(see(screen("ana"), "ended")).contains("Bread baked");
        room.sql().sql("update alert set state = 'OPEN', closed_at = null").update();
        assertThat(see(screen("ana"), "ended")).contains("No alert that you may see");
    }

    @Test
    void pagesThroughManyTheLatestFirst() {
        endMany();
        var ana = screen("ana");
        see(ana, "ended");
        var first = rows(ana);
        assertThat(first).hasSize(50);
        assertThat(days(ana)).isSortedAccordingTo((one, other) -> other.compareTo(one));
        follow(ana, "Older ones");
        assertThat(rows(ana)).hasSize(MANY - 50).doesNotContainAnyElementsOf(first);
        assertThat(text(ana)).contains("The latest").doesNotContain("Older ones");
        follow(ana, "The latest");
        assertThat(rows(ana)).isEqualTo(first);
    }

    @Test
    void listsThoseOfAUnitAndOfAllBelowIt() {
        end("RECOVERED", 40);
        room.climb();
        var luis = screen("luis");
        see(luis, "ended");
        assertThat(units(luis)).containsExactly("Federation of the Andes", "Solo:", "Food ended?unit=food");
        assertThat(seeOf(luis, "food")).contains("Pan horneado");
        assertThat(units(luis))
                .containsExactly(
                        "Federation of the Andes ended?unit=andes", "Food", "Solo:", "Bakery ended?unit=bakery");
        assertThat(seeOf(luis, "bakery")).contains("Pan horneado");
        assertThat(seeOf(luis, "dairy")).doesNotContain("Pan horneado");
        assertThat(seeOf(screen("dora"), "bakery")).as("not hers").doesNotContain("Bread baked");
    }

    @Test
    void followsAUnitThatMoves() {
        end("RECOVERED", 40);
        var ana = screen("ana");
        assertThat(seeOf(ana, "food")).contains("Bread baked");
        room.sql().sql("update unit set parent = 'andes' where id = 'bakery'").update();
        try {
            assertThat(seeOf(ana, "food")).doesNotContain("Bread baked");
            assertThat(seeOf(ana, "andes")).contains("Bread baked");
        } finally {
            room.sql()
                    .sql("update unit set parent = 'food' where id = 'bakery'")
                    .update();
        }
        assertThat(seeOf(ana, "food")).contains("Bread baked");
    }

    @Test
    void knowsNoUnitThatIsNotThereAndIgnoresAPositionThatIsNone() {
        end("RECOVERED", 40);
        var ana = screen("ana");
        assertThat(seeOf(ana, "nowhere")).contains("Nothing here").doesNotContain("Bread baked");
        ana.activate();
        ana.getUI().navigate("ended", QueryParameters.of("after", "x-1"));
        assertThat(text(ana)).contains("Bread baked");
    }

    @Test
    void nowAndThePageOfAUnitLeadToThemForThoseWhoKnowItsCount() {
        end("RECOVERED", 2);
        var ana = screen("ana");
        assertThat(see(ana, "")).contains("All ended alerts, 1 of this week");
        assertThat(see(ana, "unit/bakery")).contains("Ended alerts");
        assertThat(see(screen("luis"), "unit/bakery")).contains("Alertas terminadas");
        assertThat(see(screen("dora"), "unit/bakery")).doesNotContain("Ended alerts");
    }

    private static void end(String state, int daysAgo) {
        room.sql()
                .sql("update alert set state = :state, closed_at = now() - make_interval(days => :days)")
                .param("state", state)
                .param("days", daysAgo)
                .update();
    }

    private static void endMany() {
        room.sql().sql("""
                        insert into alert (unit, series, day, onset, kind, direction, polarity, value, median, low, high,
                          surprisal, confidence, state, current_level, opened_at, clock_from, closed_at)
                        select unit, series, day - n, day - n, kind, direction, polarity, value, median, low, high, surprisal,
                          confidence, 'RECOVERED', unit, now(), now(), now() - make_interval(days => n / 2)
                        from alert, generate_series(1, :many) as n
                        """).param("many", MANY).update();
    }

    private static String seeOf(BrowserlessUIContext screen, String unit) {
        screen.activate();
        screen.getUI().navigate("ended", QueryParameters.of("unit", unit));
        return text(screen);
    }

    private static void follow(BrowserlessUIContext screen, String words) {
        screen.activate();
        var link = screen.find(Anchor.class).withText(words).single().getHref();
        var parts = link.split("\\?");
        screen.getUI().navigate(parts[0], QueryParameters.fromString(parts[1]));
        text(screen);
    }

    /** Addresses of the rows' alerts. */
    private static List<String> rows(BrowserlessUIContext screen) {
        return contents(screen)
                .map(row -> Jsoup.parseBodyFragment(row).select("a").attr("href"))
                .toList();
    }

    /** The days on which they ended. */
    private static List<String> days(BrowserlessUIContext screen) {
        var ids = rows(screen).stream()
                .map(href -> Long.parseLong(href.substring("alert/".length())))
                .toList();
        return ids.stream()
                .map(id -> room.sql()
                        .sql("select closed_at::text from alert where id = :id")
                        .param("id", id)
                        .query(String.class)
                        .single())
                .toList();
    }

    private static Stream<String> contents(BrowserlessUIContext screen) {
        screen.activate();
        return screen.find(HtmlContainer.class).all().stream()
                .map(each -> each.getElement().getProperty("content", ""))
                .filter(content -> !content.isEmpty());
    }

    /** Text, and the address of a link. */
    private static List<String> units(BrowserlessUIContext screen) {
        screen.activate();
        return screen.find(Nav.class).all().stream()
                .filter(nav -> nav.getElement().getAttribute("aria-label").matches("Of which units|De qué unidades"))
                .flatMap(Nav::getChildren)
                .map(EndedAlertsIntegrationTests::words)
                .toList();
    }

    private static String words(Component component) {
        var words = component.getElement().getText();
        return component instanceof Anchor link ? words + " " + link.getHref() : words;
    }
}
