package coop.minga.ui;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

import com.vaadin.flow.server.VaadinSession;
import coop.minga.analytics.people.People;
import coop.minga.analytics.people.Person;
import coop.minga.analytics.people.PersonId;
import coop.minga.analytics.people.Theme;
import jakarta.servlet.http.HttpSession;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Ends of sessions as a browser sees them: too many, or idle. */
class SessionsIntegrationTests extends TestRoom {

    private static final int FLOOD = 2 * SampleRoom.SESSIONS;

    private static final AtomicInteger people = new AtomicInteger();

    @Test
    void aSignInFormOutlivesItsSession() throws Exception {
        var form = SignInForm.open(room);
        flood();
        assertThat(form.send(somebody())).isEqualTo("/");
        assertThat(form.look("account").statusCode()).isEqualTo(200);
    }

    @Test
    void aFloodOfStrangersEndsNoSignIn() throws Exception {
        var form = SignInForm.open(room);
        form.send(somebody());
        flood();
        assertThat(form.look("account").statusCode()).isEqualTo(200);
    }

    @Test
    void aPersonsOldestSignInEndsWithASentenceForThePageAndForItsRequests() throws Exception {
        var person = somebody();
        var browser = RawTab.signedIn(room, person);
        var tab = RawTab.open(room, browser);
        var page = SignInForm.open(room);
        page.send(person);
        for (var more = 0; more < SessionCap.OF_A_PERSON; more++) {
            RawTab.signedIn(room, person);
        }
        assertThat(tab.beat()).isEqualTo(403);
        assertThat(tab.ask()).contains("\"meta\":{\"sessionExpired\":true}");
        assertThat(tab.go("account")).contains("sessionExpired").doesNotContain(person);
        assertThat(location(browser)).isEqualTo("/sign-in?error=ended");
        assertThat(page.look("account").headers().firstValue("Location")).hasValue("/sign-in?error=ended");
    }

    /** Heartbeats are no use: an abandoned tab sends them endlessly. */
    @Test
    void anIdleSignInEndsThoughItsTabSendsHeartbeats() throws Exception {
        var person = somebody();
        var browser = RawTab.signedIn(room, person);
        var tab = RawTab.open(room, browser);
        assertThat(tab.beat()).isEqualTo(200);
        beIdle(person, Duration.ofMinutes(29));
        tab.beat();
        assertThat(tab.beat()).isEqualTo(200);
        beIdle(person, Duration.ofMinutes(31));
        tab.beat();
        assertThat(tab.beat()).isEqualTo(403);
        assertThat(room.sessionsOf(person)).isEmpty();
        assertThat(tab.go("account")).contains("sessionExpired").doesNotContain(person);
        assertThat(location(browser)).isEqualTo("/sign-in?error=ended");
    }

    @Test
    void aFullNodeEndsTheLeastRecentlyUsedSessionDespiteItsHeartbeats() throws Exception {
        var idle = somebody();
        var tab = RawTab.open(room, RawTab.signedIn(room, idle));
        beIdle(idle, Duration.ofMinutes(20));
        var used = RawTab.open(room, RawTab.signedIn(room, somebody()));
        var one = somebody();
        var other = somebody();
        for (var pair = 0; pair < SampleRoom.SESSIONS / 2; pair++) {
            RawTab.signedIn(room, one);
            RawTab.signedIn(room, other);
            used.ask();
            tab.beat();
        }
        assertThat(tab.beat()).isEqualTo(403);
        assertThat(used.beat()).isEqualTo(200);
    }

    /** A new name, since sessions outlast a test. */
    private static String somebody() {
        var name = "somebody" + people.incrementAndGet();
        room.context()
                .getBean(People.class)
                .put(new Person(new PersonId(name), name, "{noop}minga", Locale.ENGLISH, Theme.DARK, false));
        return name;
    }

    private static void beIdle(String person, Duration time) {
        var session = VaadinSession.getAllSessions(room.sessionsOf(person).stream()
                        .max(Comparator.comparingLong(HttpSession::getCreationTime))
                        .orElseThrow())
                .iterator()
                .next();
        session.accessSynchronously(
                () -> session.setLastRequestTimestamp(System.currentTimeMillis() - time.toMillis()));
    }

    private static String location(HttpClient browser) throws Exception {
        return RawTab.get(browser, RawTab.address(room) + "account")
                .headers()
                .firstValue("Location")
                .orElse("");
    }

    private static void flood() throws Exception {
        var stranger = HttpClient.newHttpClient();
        var answers = new ArrayList<Integer>();
        for (var number = 0; number < FLOOD; number++) {
            answers.add(RawTab.get(stranger, RawTab.address(room) + "sign-in").statusCode());
        }
        assertThat(answers).containsOnly(200);
    }
}
