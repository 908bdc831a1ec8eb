package coop.minga.ui;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

import coop.minga.analytics.people.People;
import coop.minga.analytics.people.Person;
import coop.minga.analytics.people.PersonId;
import coop.minga.analytics.people.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Ends of tabs as browsers see them. */
class TabsIntegrationTests extends TestRoom {

    private static final int STRANGERS = SampleRoom.TABS / TabEviction.STRANGERS_SHARE;

    private static final AtomicInteger people = new AtomicInteger();

    @AfterEach
    void leave() {
        room.endSessions();
    }

    @Test
    void aStrangerHasTheLastTwoTabs() throws Exception {
        var tabs = open(RawTab.anonymous(), 5);
        assertThat(room.tabs()).isEqualTo(TabEviction.OF_A_STRANGER);
        assertThat(tabs.getFirst().beat()).isEqualTo(404);
        assertThat(tabs.getLast().beat()).isEqualTo(200);
    }

    @Test
    void aFloodOfStrangersIsBoundedAndEndsNoTabOfAPerson() throws Exception {
        var person = open(RawTab.signedIn(room, somebody()), 2);
        var newest = person.getLast();
        for (var session = 0; session < 2 * STRANGERS; session++) {
            newest = open(RawTab.anonymous(), TabEviction.OF_A_STRANGER).getLast();
        }
        awaitTabs(STRANGERS + person.size());
        assertThat(newest.beat()).isEqualTo(200);
        for (var tab : person) {
            assertThat(tab.beat()).isEqualTo(200);
        }
    }

    @Test
    void aPersonHasTheLastSixtyTabsOverAllSessions() throws Exception {
        var name = somebody();
        var first = open(RawTab.signedIn(room, name), TabEviction.OF_A_SESSION);
        var last = first;
        for (var session = 0; session < 2; session++) {
            last = open(RawTab.signedIn(room, name), TabEviction.OF_A_SESSION / 2 + 5);
        }
        awaitTabs(TabEviction.OF_A_PERSON);
        assertThat(first.getFirst().beat()).isEqualTo(404);
        assertThat(last.getFirst().beat()).isEqualTo(200);
    }

    @Test
    void ofTooManyTabsOfANodeOneOfThePersonWithMostGivesWay() throws Exception {
        var single = RawTab.open(room, RawTab.signedIn(room, somebody()));
        var newest = single;
        for (var person = 0; person < 3; person++) {
            newest = open(RawTab.signedIn(room, somebody()), TabEviction.OF_A_SESSION)
                    .getLast();
        }
        awaitTabs(SampleRoom.TABS);
        assertThat(single.beat()).isEqualTo(200);
        assertThat(newest.beat()).isEqualTo(200);
    }

    private static void awaitTabs(int count) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(room.tabs()).isEqualTo(count));
    }

    private static List<RawTab> open(HttpClient browser, int count) throws Exception {
        var tabs = new ArrayList<RawTab>();
        for (var tab = 0; tab < count; tab++) {
            tabs.add(RawTab.open(room, browser));
        }
        return tabs;
    }

    private static String somebody() {
        var name = "owner" + people.incrementAndGet();
        room.context()
                .getBean(People.class)
                .put(new Person(new PersonId(name), name, "{noop}minga", Locale.ENGLISH, Theme.DARK, false));
        return name;
    }
}
