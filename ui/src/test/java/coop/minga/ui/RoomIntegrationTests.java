package coop.minga.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.LongStream;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.TextArea;
import coop.minga.analytics.alert.AlertId;
import coop.minga.analytics.alert.Datafeeds;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.delegate.PersonId;
import coop.minga.analytics.news.Topic;
import coop.minga.ui.live.Live;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.core.Authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What delegates do and see in the room, each with a screen of their own. */
class RoomIntegrationTests {

    @TempDir
    static Path folder;

    private static SampleRoom room;

    private SecuredBrowserlessApplicationContext<Authentication> screens;

    @BeforeAll
    static void open() throws IOException {
        room = SampleRoom.open(folder);
    }

    @AfterAll
    static void close() {
        room.close();
    }

    @BeforeEach
    void set() {
        screens = SpringBrowserlessApplicationContext.createSecured(room.context(), "coop.minga.ui");
    }

    @AfterEach
    void leave() {
        screens.close();
        room.sql().sql("delete from message").update();
        room.sql().sql("delete from alert_event where number > 1").update();
        room.sql()
                .sql(
                        "update alert set state = 'OPEN', acknowledged_by = null, closed_at = null, version = 0, value = 20")
                .update();
        room.sql()
                .sql("update unit set openness = 'OPEN', closures = '{}' where id in ('dairy', 'mill')")
                .update();
        room.sql().sql("delete from viewing").update();
        room.sql().sql("delete from quarantine").update();
        room.standOut("milk", 0.5);
    }

    @Test
    void showsADelegateTheAlertThatReachedTheirUnit() {
        var ana = screen("ana");
        assertThat(see(ana, ""))
                .contains("Federation of the Andes")
                .contains("Alerts that have reached you: 1")
                .contains("Bread baked")
                .contains("1 open alert of pain");
    }

    @Test
    void tellsALevelAboveNoMoreThanACountBeforeTheAlertHasClimbed() {
        var luis = screen("luis");
        assertThat(see(luis, ""))
                .contains("Alertas que han llegado a usted: 0")
                .contains("1 alerta abierta de dolor")
                .doesNotContain("Pan horneado");
        assertThat(see(luis, "alert/1")).contains("No le corresponde verlo").doesNotContain("Pan horneado");
    }

    @Test
    void showsSiblingsOnlyWhatAUnitOpened() {
        assertThat(see(screen("dora"), ""))
                .contains("1 of 2 have reported", "1 unit keeps its readings to itself and is not counted here")
                .doesNotContain("open alert", "Bread baked", "20 kg");
    }

    @Test
    void namesMissingIndicatorsToThoseWhoMaySeeTheReadings() {
        assertThat(see(screen("luis"), "")).contains("1 de 2 indicadores", "Harina perdida");
        room.sql().sql("update unit set openness = 'CLOSED' where id = 'mill'").update();
        assertThat(see(screen("luis"), "")).contains("1 de 2 indicadores").doesNotContain("Harina perdida");
    }

    @Test
    void tellsAUnitWhoseWallShowedItsReadings() {
        room.standOut("milk", 0.001);
        assertThat(see(screen("ana"), "")).contains("Milk taken in");
        assertThat(room.lookers("dairy")).containsExactly("ana");
    }

    @Test
    void countsNoLookOfAScreenThatNoBrowserShowsAnyMore() {
        room.standOut("milk", 0.001);
        var ana = screen("ana");
        see(ana, "");
        room.sql().sql("delete from viewing").update();
        room.sql().sql("update unit set openness = 'CLOSED' where id = 'mill'").update();
        room.tell(Topic.READINGS);
        awaitText(ana, "1 unit keeps its readings to itself");
        assertThat(room.lookers("dairy")).isEmpty();
    }

    @Test
    void saysOnWhichSideOfWhatWasExpectedAReadingLies() {
        room.sql()
                .sql("update series_now set kind = 'STEADY', direction = 'NONE', flagged = false where value = 20")
                .update();
        try {
            assertThat(see(screen("ana"), ""))
                    .contains("Below what was expected")
                    .doesNotContain("Steady");
        } finally {
            room.sql()
                    .sql(
                            "update series_now set kind = 'LEVEL_STEP', direction = 'DOWN', flagged = true where value = 20")
                    .update();
        }
    }

    @Test
    void expectsNothingOnAClosedDay() {
        var yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
        room.sql()
                .sql("update unit set closures = array[:day::date] where id = 'dairy'")
                .param("day", yesterday)
                .update();
        var day = room
                .context()
                .getBean(Datafeeds.class)
                .days(new PersonId("dora"), new SeriesId(room.series("dairy")), 60)
                .stream()
                .filter(each -> each.day().equals(yesterday))
                .findFirst()
                .orElseThrow();
        assertThat(day.value()).isEqualTo(100);
        assertThat(day.band()).isNull();
    }

    @Test
    void keepsClosedReadingsFromOthersAndShowsThemToTheirOwn() {
        assertThat(see(screen("luis"), "indicator/" + room.series("bakery")))
                .contains("Bakery no muestra sus lecturas");
        assertThat(see(screen("ana"), "indicator/" + room.series("bakery"))).contains("20 kg");
    }

    @Test
    void showsOpenReadingsAndTellsTheirUnitWhoLooked() {
        assertThat(see(screen("ana"), "indicator/" + room.series("dairy")))
                .contains("100 L", "Flagged, above", "Flagged, below", "Flagged, as a pattern", "Seems to have begun");
        assertThat(room.lookers("dairy")).containsExactly("ana");
    }

    @Test
    void letsADelegateAcknowledgeAndEverybodyWhoMaySeeItSeesSo() {
        var ana = screen("ana");
        see(ana, "alert/1");
        ana.test(ana.find(Button.class)
                        .withText("Acknowledge: we look after it")
                        .single())
                .click();
        assertThat(room.sql().sql("select state from alert").query(String.class).single())
                .isEqualTo("ACKNOWLEDGED");
        awaitText(ana, "Acknowledged by Ana");
    }

    @Test
    void letsTheUnitAloneDeclareANewNormalAndAsksWhy() {
        var ana = screen("ana");
        see(ana, "alert/1");
        var declare = ana.find(Button.class).withText("Declare a new normal");
        assertThat(declare.single().isEnabled()).isFalse();
        ana.test(ana.find(TextArea.class).withCaption("Reason").single()).setValue("One oven less since Monday");
        ana.test(declare.single()).click();
        awaitText(ana, "Ana declared a new normal");
        assertThat(text(ana)).contains("One oven less since Monday");
    }

    @Test
    void showsTwoDelegatesEachOthersWordsAtOnce() {
        room.climb();
        var ana = screen("ana");
        see(ana, "alert/1");
        var luis = screen("luis");
        see(luis, "alert/1");
        ana.activate();
        say(ana, "What do you want to say?", "Say it", "The oven <b>burnt</b> out.");
        awaitText(luis, "The oven <b>burnt</b> out.");
        say(luis, "¿Qué quiere decir?", "Decirlo", "Les prestamos uno.");
        awaitText(ana, "Les prestamos uno.");
    }

    @Test
    void refusesWordsThatAreTooLongAndKeepsThemOnTheScreen() {
        var ana = screen("ana");
        see(ana, "alert/1");
        var words = "a".repeat(4001);
        say(ana, "What do you want to say?", "Say it", words);
        var field =
                ana.find(TextArea.class).withCaption("What do you want to say?").single();
        assertThat(field.getValue()).isEqualTo(words);
        assertThat(field.isInvalid()).isTrue();
        assertThat(field.getErrorMessage()).contains("4,001", "4,000");
        assertThat(room.sql()
                        .sql("select count(*) from message")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void letsAnObserverReadAndNotSpeakOrAct() {
        room.climb();
        var vera = screen("vera");
        assertThat(see(vera, "alert/1")).contains("You may read along here");
        assertThat(vera.find(Button.class).all()).noneMatch(Component::isVisible);
    }

    @Test
    void keepsTheOperatorsPageForOperators() {
        assertThat(see(screen("ana"), "operations")).contains("Not yours to see");
        assertThat(room.refusals()).contains("ana open the page operations");
        var olga = operator();
        assertThat(see(olga, "operations")).contains("None: everything that came was understood");
    }

    @Test
    void tellsOperatorsByNameWhoseReportWasPutAsideAndOnWhichClock() {
        room.putAside("bakery");
        assertThat(see(operator(), "operations")).contains("Bakery", "federation time");
    }

    @Test
    void letsOperatorsSeeNobodysReadings() {
        assertThat(see(operator(), "indicator/" + room.series("dairy")))
                .contains("you have none today")
                .doesNotContain("100 L", "to itself");
        assertThat(see(operator(), "unit/dairy"))
                .contains("Readings open to the federation", "you have none today")
                .doesNotContain("to itself");
        assertThat(see(operator(), "unit/bakery")).contains("Bakery keeps its readings to itself");
    }

    @Test
    void saysInPlainWordsThatThereIsNothing() {
        assertThat(see(screen("ana"), "alert/99")).contains("Not yours to see");
        assertThat(see(screen("ana"), "unit/nowhere")).contains("Nothing here");
    }

    @Test
    void listsUnitsAndWhatTheyMeasure() {
        var ana = screen("ana");
        assertThat(see(ana, "catalogue")).contains("Bakery").contains("Dairy").contains("1 indicator");
        assertThat(see(ana, "unit/mill")).containsSubsequence("Lost flour", "a share, in %", "Sacks filled", "sacks");
        assertThat(see(ana, "unit/bakery")).contains("Bread baked").contains("Nobody from outside has looked yet.");
    }

    @Test
    void showsTheUnitThatALinkLeadsToInThePlaceOfTheOneBefore() {
        var ana = screen("ana");
        assertThat(see(ana, "unit/food")).contains("Dairy");
        assertThat(see(ana, "unit/bakery")).contains("Bread baked").doesNotContain("Dairy");
    }

    @Test
    void showsOneIndicatorOrAlertAfterAnotherOnTheSameScreen() {
        var ana = screen("ana");
        see(ana, "indicator/" + room.series("bakery"));
        assertThat(see(ana, "indicator/" + room.series("dairy")))
                .contains("100 L")
                .doesNotContain("20 kg");
        see(ana, "alert/1");
        see(ana, "alert/1");
        assertThat(ana.find(Button.class).withText("Say it").all()).hasSize(1);
    }

    @Test
    void stopsShowingReadingsOnAnOpenScreenWhenTheirUnitClosesThem() {
        var ana = screen("ana");
        assertThat(see(ana, "indicator/" + room.series("dairy"))).contains("100 L");
        room.sql().sql("update unit set openness = 'CLOSED' where id = 'dairy'").update();
        room.tell(Topic.READINGS);
        awaitText(ana, "Dairy keeps its readings to itself");
        assertThat(text(ana)).doesNotContain("100 L");
    }

    @Test
    void showsWordsThatAreKnownLaterAtTheirPlaceInTheThread() {
        var ana = screen("ana");
        see(ana, "alert/1");
        room.write(1_000_002, "Second to be written.");
        awaitText(ana, "Second to be written.");
        room.write(1_000_001, "First to be written.");
        awaitText(ana, "First to be written.");
        assertThat(text(ana)).containsSubsequence("First to be written.", "Second to be written.");
    }

    @Test
    void tellsTheStoryOfAnOpenAlertAnewWhenItIsReviewed() {
        var ana = screen("ana");
        assertThat(see(ana, "alert/1")).contains("20 kg");
        room.sql().sql("update alert set value = 37 where id = 1").update();
        room.tell(Topic.ALERTS);
        awaitText(ana, "37 kg");
        assertThat(text(ana)).doesNotContain("20 kg");
    }

    @Test
    void saysInTheStoryOfAnAlertHowMuchCameWhenItWentFurther() {
        room.sql().sql("""
                        insert into alert_event (alert, number, at, what, note, day, value)
                        values (1, 2, now(), 'FURTHER', '', '2026-03-05', 12.5),
                               (1, 3, now(), 'FURTHER_WITHDRAWN', '', '2026-03-05', 80)
                        """).update();
        assertThat(see(screen("ana"), "alert/1"))
                .contains("Went further the same way: 12.5 kg came for Thu 5 Mar")
                .contains("Taken back: it did not go further on Thu 5 Mar");
    }

    @Test
    void saysOnTheWallAndOfTheAlertSinceWhenReadingsAreOddTogether() {
        room.sql()
                .sql("update alert set onset = day - 2, surprise = 0.1 where id = 1")
                .update();
        for (var view : List.of("", "alert/1")) {
            assertThat(see(screen("ana"), view)).contains("No single reading is odd by itself: those since");
        }
    }

    @Test
    void saysInTheStoryOfAnAlertToWhatTheValueWasCorrectedThatItIsTakenBackFor() {
        room.sql().sql("""
                        insert into alert_event (alert, number, at, what, note, day, value)
                        select id, 2, now(), 'WITHDRAWN', '', day, 99 from alert where id = 1
                        """).update();
        assertThat(see(screen("ana"), "alert/1")).contains("Taken back: the value was corrected to 99 kg");
    }

    @Test
    void leadsFromAnAlertToItsUnit() {
        var ana = screen("ana");
        see(ana, "alert/1");
        assertThat(ana.find(Anchor.class).withText("Bakery").single().getHref()).isEqualTo("unit/bakery");
    }

    @Test
    void keepsAFixedNumberOfCountsHoweverManyThreadsWereOpened() {
        var live = room.context().getBean(Live.class);
        var counts = Collections.newSetFromMap(new IdentityHashMap<>());
        LongStream.range(0, 10_000).forEach(alert -> counts.add(live.thread(new AlertId(alert))));
        assertThat(counts).hasSizeLessThan(100);
    }

    @Test
    void writesDownWhenSomebodyIsRefusedALookAtReadings() {
        see(screen("luis"), "indicator/" + room.series("bakery"));
        assertThat(room.refusals()).contains("luis look at the readings of indicator " + room.series("bakery"));
    }

    private BrowserlessUIContext screen(String person) {
        return screens.newUser(person, "PERSON").newWindow();
    }

    private BrowserlessUIContext operator() {
        return screens.newUser("olga", "PERSON", "OPERATOR").newWindow();
    }

    private static void say(BrowserlessUIContext screen, String field, String button, String words) {
        screen.test(screen.find(TextArea.class).withCaption(field).single()).setValue(words);
        screen.test(screen.find(Button.class).withText(button).single()).click();
    }

    private static String see(BrowserlessUIContext screen, String path) {
        screen.navigate(path, Component.class);
        return text(screen);
    }

    private static String text(BrowserlessUIContext screen) {
        screen.activate();
        screen.runPendingSignalsTasks();
        screen.roundTrip();
        var frame = screen.getUI().getInternals().getActiveRouterTargetsChain().getLast();
        return frame.getElement().getTextRecursively().replace('\u00a0', ' ');
    }

    private static void awaitText(BrowserlessUIContext screen, String words) {
        await().pollInSameThread()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(text(screen)).contains(words));
    }
}
