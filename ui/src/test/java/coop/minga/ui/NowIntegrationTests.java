package coop.minga.ui;

import java.time.Duration;
import java.util.List;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import com.vaadin.flow.router.QueryParameters;
import coop.minga.analytics.notify.ChangeTopic;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The first page as delegates see it. */
class NowIntegrationTests extends OpenRoom {

    @Test
    void showsAnAlertAndAnUnusualReadingOfOneSeriesAsOneRow() {
        assertThat(see(screen("ana"), "")).contains("Yours to answer · 1").doesNotContain("Bread baked: 20 kg");
        withoutAlert(() -> assertThat(see(screen("ana"), ""))
                .contains("Unusual yesterday · 1", "Bread baked: 20 kg", "Bakery · usual 90–110")
                .doesNotContain("Yours to answer"));
    }

    @Test
    void saysOnWhichSideOfWhatWasExpectedAReadingLies() {
        room.sql()
                .sql("update series_now set kind = 'STEADY', direction = 'NONE', flagged = false where value = 20")
                .update();
        try {
            withoutAlert(() ->
                    assertThat(see(screen("ana"), "")).contains("Below usual").doesNotContain("Steady"));
        } finally {
            room.sql()
                    .sql(
                            "update series_now set kind = 'LEVEL_STEP', direction = 'DOWN', flagged = true where value = 20")
                    .update();
        }
    }

    @Test
    void givesGoodNewsAnotherSignAndOtherWordsThanPain() {
        var good = "update indicator set good_direction = '%s' where code = 'bread'";
        withoutAlert(() -> {
            var ana = screen("ana");
            assertThat(see(ana, "")).contains("Below usual").doesNotContain("Better than usual");
            assertThat(markup(ana)).contains("is-flag-down").doesNotContain("good");
            room.sql().sql(good.formatted("DOWN")).update();
            try {
                var another = screen("ana");
                assertThat(see(another, "")).contains("Better than usual · 1").doesNotContain("20 kg");
                open(another, "Better than usual");
                assertThat(text(another)).contains("Better than usual, below", "20 kg");
                assertThat(markup(another)).contains("is-flag-good-down").doesNotContain("is-flag-down");
                assertThat(see(another, "indicator/" + room.series("bakery")))
                        .contains("Better than usual, below", "Unusual, above");
            } finally {
                room.sql().sql(good.formatted("UP")).update();
            }
        });
    }

    @Test
    void listsEndedAlertsForAWeekAndNotesTheLookWhenSomebodyOpensTheList() {
        room.climb();
        room.sql()
                .sql("update alert set state = 'RECOVERED', closed_at = now()")
                .update();
        var luis = screen("luis");
        assertThat(see(luis, "")).contains("Terminó esta semana · 1").doesNotContain("Pan horneado");
        assertThat(room.lookers("bakery")).isEmpty();
        open(luis, "Terminó esta semana");
        assertThat(text(luis)).contains("Pan horneado: 80 % por debajo de lo habitual", "Bakery · ");
        assertThat(room.lookers("bakery")).containsExactly("luis");
        room.sql().sql("update alert set closed_at = now() - interval '8 days'").update();
        assertThat(see(screen("luis"), "")).doesNotContain("Terminó esta semana");
    }

    @Test
    void saysOfAlertsWithoutAClockThatNoLevelIsAbove() {
        assertThat(see(screen("ana"), "")).contains("1 with you", "nearest clock:");
        room.sql().sql("update alert set deadline = null").update();
        assertThat(see(screen("ana"), ""))
                .contains("1 with you", "No clock runs: no level is above")
                .doesNotContain("Nothing waits for your answer");
    }

    @Test
    void drawsNoLineOfReadingsThatTheViewerMayNotSee() {
        assertThat(rows(screen("ana"))).containsPattern("points=\"[0-9A-Za-z]{10} ");
        room.climb();
        assertThat(rows(screen("luis"))).contains("Pan horneado", "<minga-spark points></minga-spark>");
    }

    @Test
    void saysBeforeTheHourWhenReportsAreDueAndAfterwardsWhoIsLateAndWhomToAsk() {
        moveReportsBy(-1);
        try {
            List.of("bakery", "dairy", "mill").forEach(unit -> reportsAreDue(unit, "23:59:59"));
            assertThat(see(screen("dora"), ""))
                    .contains("yesterdaydue by 23:59")
                    .doesNotContain("for yesterday0of");
            reportsAreDue("dairy", "00:00");
            assertThat(see(screen("dora"), "")).contains("for yesterday0of 2Late:Dairy(ask Dora)");
            assertThat(see(screen("ana"), "")).contains("Late:Dairy").doesNotContain("ask Dora");
        } finally {
            moveReportsBy(1);
            List.of("bakery", "dairy", "mill").forEach(unit -> reportsAreDue(unit, "12:00"));
        }
    }

    @Test
    void asksAboutALateReportByMailOrElseInTheTalkOfAnAlertOfTheUnit() {
        moveReportsBy(-1);
        room.sql()
                .sql("update person set mail_address = 'do+ra@dairy.example' where id = 'dora'")
                .update();
        try {
            List.of("bakery", "dairy", "mill").forEach(unit -> reportsAreDue(unit, "00:00"));
            var luis = screen("luis");
            assertThat(see(luis, "")).contains("Con atraso:Bakery(preguntar a Ana)yDairy(preguntar a Dora)");
            assertThat(asking(luis))
                    .singleElement()
                    .asString()
                    .startsWith("mailto:do%2Bra@dairy.example?subject=Dairy%3A%20informe%20del%20");
            room.climb();
            luis = screen("luis");
            see(luis, "");
            assertThat(asking(luis)).hasSize(2).first().isEqualTo("alert/1");
        } finally {
            room.sql().sql("update person set mail_address = null").update();
            moveReportsBy(1);
            List.of("bakery", "dairy", "mill").forEach(unit -> reportsAreDue(unit, "12:00"));
        }
    }

    @Test
    void leadsToAnAddressAsSoonAsItsPersonGivesIt() {
        moveReportsBy(-1);
        try {
            List.of("bakery", "dairy", "mill").forEach(unit -> reportsAreDue(unit, "00:00"));
            var luis = watched("luis");
            assertThat(see(luis, "")).contains("Dairy(preguntar a Dora)");
            assertThat(asking(luis)).isEmpty();
            var dora = screen("dora");
            see(dora, "account");
            dora.test(dora.find(TextField.class).single()).setValue("dora@dairy.example");
            dora.test(dora.find(Button.class).withText("Save").single()).click();
            await().pollInSameThread().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
                text(luis);
                assertThat(asking(luis)).singleElement().asString().startsWith("mailto:dora@dairy.example");
            });
        } finally {
            room.sql().sql("update person set mail_address = null").update();
            moveReportsBy(1);
            List.of("bakery", "dairy", "mill").forEach(unit -> reportsAreDue(unit, "12:00"));
        }
    }

    private static List<String> asking(BrowserlessUIContext screen) {
        return screen.find(Anchor.class).all().stream()
                .filter(link -> link.getText().contains("preguntar"))
                .map(Anchor::getHref)
                .toList();
    }

    private static void moveReportsBy(int days) {
        room.sql()
                .sql("update series_reported set last_day = last_day + :days")
                .param("days", days)
                .update();
    }

    private static void reportsAreDue(String unit, String time) {
        room.sql()
                .sql("update unit set deadline = :time::time where id = :unit")
                .param("time", time)
                .param("unit", unit)
                .update();
    }

    /** Without the bakery's alert, which stands for the reading otherwise. */
    private static void withoutAlert(Runnable look) {
        room.sql()
                .sql("update alert set state = 'RETRACTED', closed_at = now() - interval '30 days'")
                .update();
        look.run();
    }

    private static void open(BrowserlessUIContext screen, String group) {
        screen.activate();
        screen.test(screen.find(NativeButton.class).withTextContaining(group).single())
                .click();
    }

    /** The HTML of the first page's rows. */
    private static String rows(BrowserlessUIContext screen) {
        see(screen, "");
        return markup(screen);
    }

    @Test
    void saysOfAReadingWithinWhatWasExpectedThatItIsOddTogetherWithOthers() {
        var change = "update series_now set value = :value, kind = :kind, flagged = :flagged where series = :series";
        var bread = room.series("bakery");
        room.sql()
                .sql(change)
                .param("value", 100)
                .param("kind", "STEADY")
                .param("flagged", false)
                .param("series", bread)
                .update();
        try {
            withoutAlert(() -> assertThat(see(screen("ana"), ""))
                    .contains("unusual together with the days before")
                    .doesNotContain("Steady"));
        } finally {
            room.sql()
                    .sql(change)
                    .param("value", 20)
                    .param("kind", "LEVEL_STEP")
                    .param("flagged", true)
                    .param("series", bread)
                    .update();
        }
    }

    @Test
    void movesNoRowUnderAPointerOrTheFocusUntilItLeavesAndCountsWhatWaits() {
        var ana = watched("ana");
        see(ana, "");
        tell(rowGroups(ana), ana, "minga-hold");
        room.standOut("milk", 0.001);
        room.sql()
                .sql("update alert set state = 'ACKNOWLEDGED', acknowledged_by = 'ana'")
                .update();
        room.tell(ChangeTopic.READINGS);
        awaitText(ana, "1 new");
        assertThat(text(ana)).contains("Bakery · Ana has it").doesNotContain("Milk taken in");
        assertThat(room.lookers("dairy")).isEmpty();
        tell(rowGroups(ana), ana, "minga-release");
        assertThat(text(ana)).contains("Milk taken in").doesNotContain("1 new");
        assertThat(room.lookers("dairy")).containsExactly("ana");
    }

    @Test
    void clearsAPinnedRowWhoseAlertIsGone() {
        var ana = watched("ana");
        see(ana, "");
        tell(rowGroups(ana), ana, "minga-hold");
        room.sql()
                .sql("update alert set state = 'RETRACTED', closed_at = now() - interval '30 days'")
                .update();
        room.standOut("bread", 0.5);
        try {
            room.tell(ChangeTopic.READINGS);
            awaitText(ana, "No longer here");
            assertThat(text(ana)).contains("1 new").doesNotContain("Bread baked");
        } finally {
            room.standOut("bread", 1e-6);
        }
    }

    @Test
    void showsTheAlertOfTheAddressBesideTheList() {
        var ana = screen("ana");
        assertThat(seeChosen(ana)).contains("Yours to answer · 1", "Bread baked");
        assertThat(chosenRows(ana)).isOne();
        see(ana, "");
        assertThat(chosenRows(ana)).isZero();
        assertThat(seeChosen(screen("dora"))).contains("Not yours to see").doesNotContain("Bread baked");
    }

    private static long chosenRows(BrowserlessUIContext screen) {
        return screen.find(HtmlContainer.class).all().stream()
                .filter(row -> row.getElement().hasAttribute("chosen"))
                .count();
    }

    private static String seeChosen(BrowserlessUIContext screen) {
        screen.activate();
        screen.getUI().navigate("", QueryParameters.of("alert", "1"));
        return text(screen);
    }

    @Test
    void listsUnitsAndLateReportsOnTheMapWithoutALookAtReadings() {
        var luis = screen("luis");
        see(luis, "map");
        assertThat(text(luis)).contains("Bakery", "1 alerta: peor de lo habitual", "1 de 2 indicadores");
        assertThat(room.lookers("dairy")).isEmpty();
    }

    private static Element rowGroups(BrowserlessUIContext screen) {
        return screen.find(HtmlContainer.class).all().stream()
                .map(HtmlContainer::getElement)
                .filter(element -> element.getTag().equals("minga-row-groups"))
                .findFirst()
                .orElseThrow();
    }

    private static void tell(Element element, BrowserlessUIContext screen, String event) {
        screen.activate();
        element.getNode()
                .getFeature(ElementListenerMap.class)
                .fireEvent(new DomEvent(element, event, JsonMapper.shared().createObjectNode()));
    }
}
