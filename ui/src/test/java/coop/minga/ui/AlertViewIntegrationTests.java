package coop.minga.ui;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.QueryParameters;
import coop.minga.analytics.alert.AlertId;
import coop.minga.analytics.discussion.Threads;
import coop.minga.analytics.notify.ChangeTopic;
import coop.minga.analytics.people.PersonId;
import coop.minga.analytics.people.UnfitInputException;
import coop.minga.ui.component.SeriesChart;
import coop.minga.ui.live.LiveUpdates;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Delegates' view of an alert, their messages and decisions. */
class AlertViewIntegrationTests extends OpenRoom {

    @Test
    void showsTwoDelegatesEachOthersWordsAtOnce() {
        room.climb();
        var ana = screen("ana");
        see(ana, "alert/1");
        var luis = screen("luis");
        see(luis, "alert/1");
        ana.activate();
        say(ana, "Your message", "Send", "The oven <b>burnt</b> out.");
        awaitText(luis, "The oven <b>burnt</b> out.");
        say(luis, "Su mensaje", "Enviar", "Les prestamos uno.");
        awaitText(ana, "Les prestamos uno.");
    }

    @Test
    void showsTheLatestOfALongThreadAndTheEarlierWhenAskedFor() {
        room.sql()
                .sql("insert into thread (alert) values (1) on conflict do nothing")
                .update();
        room.sql().sql("""
                        insert into message (thread, author, written_at, posted_at, text)
                        select thread.id, 'ana', now(), now() - interval '2 minutes', 'word ' || each || ' of many'
                        from thread, generate_series(1, 401) each
                        where alert = 1 order by each
                        """).update();
        var ana = screen("ana");
        assertThat(see(ana, "alert/1")).contains("word 202 of many", "word 401 of many", "earlier messages (201)");
        assertThat(text(ana)).doesNotContain("word 201 of many");
        say(ana, "Your message", "Send", "One more");
        assertThat(text(ana)).contains("One more").doesNotContain("word 202 of many");
        press(ana, "Show earlier messages (202)");
        assertThat(text(ana)).contains("word 3 of many", "word 202 of many").doesNotContain("word 2 of many");
        press(ana, "Show earlier messages (2)");
        assertThat(text(ana)).contains("word 1 of many");
        assertThat(ana.find(Button.class).withText("Show earlier messages (0)").all())
                .isEmpty();
        assertThat(text(ana).indexOf("word 1 of many")).isLessThan(text(ana).indexOf("word 2 of many"));
    }

    @Test
    void showsFewerMessagesAtFirstWhenTheyAreLong() {
        room.sql()
                .sql("insert into thread (alert) values (1) on conflict do nothing")
                .update();
        room.sql().sql("""
                        insert into message (thread, author, written_at, posted_at, text)
                        select thread.id, 'luis', now(), null, 'word ' || each || ' of many ' || repeat('ñ', 3900)
                        from thread, generate_series(1, 20) each
                        where alert = 1 order by each
                        """).update();
        var ana = screen("ana");
        assertThat(see(ana, "alert/1"))
                .contains("word 13 of many", "word 20 of many", "earlier messages (12)")
                .doesNotContain("word 12 of many");
        press(ana, "Show earlier messages (12)");
        assertThat(text(ana)).contains("word 5 of many").doesNotContain("word 4 of many");
        press(ana, "Show earlier messages (4)");
        assertThat(text(ana)).contains("word 1 of many", "word 20 of many").doesNotContain("earlier messages");
    }

    @Test
    void refusesMoreMessagesThanAMinuteAllowsAndKeepsTheWords() {
        var threads = room.context().getBean(Threads.class);
        var ana = new PersonId("ana");
        var alert = new AlertId(1);
        var first = UUID.randomUUID();
        threads.post(ana, alert, first, "word 0");
        for (var number = 1; number < Threads.MOST_A_MINUTE; number++) {
            threads.post(ana, alert, UUID.randomUUID(), "word " + number);
        }
        threads.post(ana, alert, first, "word 0");
        var screen = screen("ana");
        see(screen, "alert/1");
        assertThatThrownBy(() -> say(screen, "Your message", "Send", "One more"))
                .isInstanceOf(UnfitInputException.class)
                .hasMessageContaining("30 messages of this person within a minute");
        assertThat(screen.find(TextArea.class)
                        .withCaption("Your message")
                        .single()
                        .getValue())
                .isEqualTo("One more");
        room.sql()
                .sql("update message set posted_at = posted_at - interval '1 minute'")
                .update();
        press(screen, "Send");
        assertThat(text(screen)).contains("One more");
    }

    @Test
    void refusesMoreMessagesThanADayAllows() {
        var threads = room.context().getBean(Threads.class);
        var ana = new PersonId("ana");
        threads.post(ana, new AlertId(1), UUID.randomUUID(), "word");
        room.sql().sql("""
                        insert into message (thread, author, written_at, posted_at, text)
                        select thread, author, written_at, now() - interval '20 hours', text
                        from message, generate_series(1, :most)
                        """).param("most", Threads.MOST_A_DAY).update();
        assertThatThrownBy(() -> threads.post(ana, new AlertId(1), UUID.randomUUID(), "word"))
                .isInstanceOf(UnfitInputException.class)
                .hasMessageContaining("within a day");
    }

    private static void press(BrowserlessUIContext screen, String button) {
        screen.test(screen.find(Button.class).withText(button).single()).click();
    }

    @Test
    void refusesWordsThatAreTooLongAndKeepsThemOnTheScreen() {
        var ana = screen("ana");
        see(ana, "alert/1");
        var words = "a".repeat(4001);
        say(ana, "Your message", "Send", words);
        var field = ana.find(TextArea.class).withCaption("Your message").single();
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
        assertThat(see(vera, "alert/1")).contains("You can read here");
        assertThat(vera.find(Button.class).all())
                .filteredOn(Component::isVisible)
                .extracting(Button::getText)
                .containsExactly("How sure?");
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
    void showsMessagesAndEventsInOneStreamByTime() {
        var ana = screen("ana");
        see(ana, "alert/1");
        say(ana, "Your message", "Send", "Who has seen the oven?");
        room.climb();
        room.tell(ChangeTopic.ALERTS);
        awaitText(ana, "Passed on to Food");
        say(ana, "Your message", "Send", "It is out.");
        assertThat(text(ana))
                .containsSubsequence("The alert began", "Who has seen the oven?", "Passed on to Food", "It is out.");
    }

    @Test
    void redrawsTheHistoryOfAnOpenAlertAfterAReview() {
        var ana = screen("ana");
        assertThat(see(ana, "alert/1")).contains("20 kg");
        room.sql().sql("update alert set value = 37 where id = 1").update();
        room.tell(ChangeTopic.ALERTS);
        awaitText(ana, "37 kg");
        assertThat(text(ana)).doesNotContain("20 kg");
    }

    @Test
    void saysInTheStoryOfAnAlertHowMuchCameWhenItWentFurther() {
        room.sql().sql("""
                        insert into alert_event (alert, number, at, what, note, day, value)
                        values (1, 2, now(), 'WORSENED', '', '2026-03-05', 12.5),
                               (1, 3, now(), 'WORSENING_RETRACTED', '', '2026-03-05', 80)
                        """).update();
        assertThat(see(screen("ana"), "alert/1"))
                .contains("It went further on Thu 5 Mar: 12.5 kg")
                .contains("It did not go further on Thu 5 Mar after all");
    }

    @Test
    void saysInTheListSinceWhenReadingsAreOddTogether() {
        room.sql()
                .sql("update alert set onset = day - 2, surprisal = 0.1 where id = 1")
                .update();
        assertThat(see(screen("ana"), "alerts")).contains("Usual by itself. Very likely: ");
    }

    @Test
    void saysInTheStoryOfAnAlertToWhatTheValueWasCorrectedThatItIsTakenBackFor() {
        room.sql().sql("""
                        insert into alert_event (alert, number, at, what, note, day, value)
                        select id, 2, now(), 'RETRACTED', '', day, 99 from alert where id = 1
                        """).update();
        assertThat(see(screen("ana"), "alert/1")).contains("Called off: the value was corrected to 99 kg");
    }

    @Test
    void drawsTheDaysAroundAnAlertWithItsOnset() {
        var ana = screen("ana");
        assertThat(see(ana, "alert/1")).contains("The 60 days around it", "Began about here", "Unusual, below");
        var chart = ana.find(SeriesChart.class).single().getElement();
        assertThat(chart.getAttribute("aria-label")).contains("Bread baked of Bakery: 60 days, 1 unusual", "begun on");
        var points = chart.getPropertyRaw("plot").toString().split("\"label\"");
        assertThat(points).hasSize(61);
        assertThat(Stream.of(points).filter(point -> point.contains("\"onset\":true")))
                .singleElement()
                .asString()
                .contains("\"value\":20.0");
    }

    @Test
    void drawsANewReadingInTheChartOfAnAlert() {
        var ana = screen("ana");
        see(ana, "alert/1");
        var chart = ana.find(SeriesChart.class).single().getElement();
        assertThat(chart.getPropertyRaw("plot").toString()).doesNotContain("88.0");
        try {
            room.sql().sql("""
                            insert into statement (series, day, stated_at, report, value)
                            select series, day + 1, stated_at, report, 88 from statement
                            where series = :series order by day desc limit 1
                            """).param("series", room.series("bakery")).update();
            room.tell(ChangeTopic.READINGS);
            awaitText(ana, "The 60 days around it");
            await().pollInSameThread().untilAsserted(() -> {
                text(ana);
                assertThat(chart.getPropertyRaw("plot").toString()).contains("\"value\":88.0");
            });
        } finally {
            room.sql().sql("delete from statement where value = 88").update();
        }
    }

    @Test
    void keepsTheChartFromLevelsThatMayNotSeeTheReadings() {
        room.climb();
        var luis = screen("luis");
        see(luis, "alert/1");
        assertThat(luis.find(SeriesChart.class).all()).isEmpty();
        room.sql().sql("update unit set openness = 'OPEN' where id = 'bakery'").update();
        try {
            room.sql().sql("delete from viewing").update();
            var vera = screen("vera");
            see(vera, "alert/1");
            assertThat(vera.find(SeriesChart.class).all()).hasSize(1);
            assertThat(room.lookers("bakery")).containsExactly("vera");
            room.sql()
                    .sql("update unit set openness = 'CLOSED' where id = 'bakery'")
                    .update();
            room.tell(ChangeTopic.READINGS);
            await().pollInSameThread().untilAsserted(() -> {
                text(vera);
                assertThat(vera.find(SeriesChart.class).all()).isEmpty();
            });
        } finally {
            room.sql()
                    .sql("update unit set openness = 'CLOSED' where id = 'bakery'")
                    .update();
        }
    }

    @Test
    void leadsFromAnAlertBesideTheListToItsUnitAndIndicator() {
        var ana = screen("ana");
        ana.activate();
        ana.getUI().navigate("", QueryParameters.of("alert", "1"));
        assertThat(ana.find(Nav.class).withClassName("trail").single().getChildren())
                .extracting(step -> ((Anchor) step).getText() + " " + ((Anchor) step).getHref())
                .containsExactly(
                        "Federation of the Andes unit/andes",
                        "Food unit/food",
                        "Bakery unit/bakery",
                        "Bread baked indicator/" + room.series("bakery"));
    }

    @Test
    void saysTheValueAgainstUsualInOneSentenceAndThreeFigures() {
        assertThat(see(screen("ana"), "alert/1"))
                .contains("Bread baked: 80% below usual since")
                .contains("Very likely: a lasting drop; 20 kg that day, usual 90 to 110.")
                .contains("▼ 20 kg", "90 – 110 kg", "lasting")
                .contains("Food hears of it on")
                .contains("Nobody looks after it yet.");
    }

    @Test
    void replacesNothingOfAnOpenAlertWhenOneOfItsFiguresChanges() {
        var ana = screen("ana");
        see(ana, "alert/1");
        var view = ana.find(Main.class).single();
        var before = ana.find(Component.class, view).all();
        var popover = ana.find(Popover.class, view).all().stream()
                .filter(each -> "How sure?".equals(each.getElement().getAttribute("aria-label")))
                .findFirst()
                .orElseThrow();
        popover.open();
        room.sql().sql("update alert set value = 37 where id = 1").update();
        room.tell(ChangeTopic.ALERTS);
        awaitText(ana, "37 kg that day");
        assertThat(ana.find(Component.class, view).all()).isEqualTo(before);
        assertThat(popover.isOpened()).isTrue();
    }

    @Test
    void refusesWordsThatWouldMisleadOthersAndShowsOldOnesHarmlessly() {
        var ana = screen("ana");
        see(ana, "alert/1");
        for (var words : new String[] {"nothing\u0000here", "approved\u202Eton", "\u001B[2J"}) {
            assertThatThrownBy(() -> say(ana, "Your message", "Send", words)).isInstanceOf(UnfitInputException.class);
            assertThat(room.sql()
                            .sql("select count(*) from message")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
        room.write(1, "approved \u202Eton");
        assertThat(see(screen("ana"), "alert/1")).contains("approved \uFFFDton").doesNotContain("\u202E");
    }

    @Test
    void keepsAFixedNumberOfCountsHoweverManyThreadsWereOpened() {
        var live = room.context().getBean(LiveUpdates.class);
        var counts = Collections.newSetFromMap(new IdentityHashMap<>());
        LongStream.range(0, 10_000).forEach(alert -> counts.add(live.thread(new AlertId(alert))));
        assertThat(counts).hasSizeLessThan(100);
    }
}
