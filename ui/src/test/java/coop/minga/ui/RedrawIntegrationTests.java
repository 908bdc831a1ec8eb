package coop.minga.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.signals.shared.SharedNumberSignal;
import coop.minga.ui.account.CurrentUser;
import coop.minga.ui.account.SignedOutException;
import coop.minga.ui.live.LiveUpdates;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Thread, lock and person of a redraw. */
class RedrawIntegrationTests extends OpenRoom {

    private final SharedNumberSignal count = new SharedNumberSignal();
    private final List<Showing> showings = new CopyOnWriteArrayList<>();
    private boolean broken;

    @Test
    void happensWithinTheLockAndSignInOfItsScreenAlsoWhenNewsComesWhileAViewIsBeingOpened() {
        var ana = screen("ana");
        ana.activate();
        var panel = new Div();
        live().redrawOn(panel, this::showWhileNewsComes, List.of(count));
        newsComes();
        ana.getUI().add(panel);
        settle(ana);
        assertThat(showings).containsOnly(new Showing(ana.getUI(), true, "ana")).hasSize(2);
        newsComes();
        await().pollInSameThread().untilAsserted(() -> {
            settle(ana);
            assertThat(showings).hasSize(3);
        });
        assertThat(showings).containsOnly(new Showing(ana.getUI(), true, "ana"));
    }

    @Test
    void isSkippedWithoutChangesOrViewers() {
        var ana = screen("ana");
        ana.activate();
        var panel = new Div();
        live().redrawOn(panel, this::show, List.of(count));
        ana.getUI().add(panel);
        settle(ana);
        assertThat(showings).hasSize(1);
        ana.getUI().remove(panel);
        newsComes();
        settle(ana);
        assertThat(showings).hasSize(1);
    }

    @Test
    void comesAtOnceWhenSomebodyIsBackAtTheTab() {
        var ana = screen("ana");
        ana.activate();
        var panel = new Div();
        live().redrawOn(panel, this::show, List.of(count));
        ana.getUI().add(panel);
        settle(ana);
        tell(ana, "minga-here");
        settle(ana);
        assertThat(showings).hasSize(1);
        tell(ana, "minga-away");
        tell(ana, "minga-here");
        settle(ana);
        assertThat(showings).hasSize(2);
    }

    @Test
    void logsARepeatedRedrawFailureOnceUntilASuccess() {
        var ana = screen("ana");
        var failures = failuresOf(this::showUnlessBroken, ana);
        broken = true;
        redrawn(ana, 2);
        redrawn(ana, 3);
        assertThat(failures).hasSize(1);
        broken = false;
        redrawn(ana, 4);
        broken = true;
        redrawn(ana, 5);
        assertThat(failures).hasSize(2);
    }

    @Test
    void tellsEachOfTwoFailuresOfOneClassThatComeFromDifferentPlaces() {
        var ana = screen("ana");
        var failures = failuresOf(this::showBrokenByTurns, ana);
        for (var times = 2; times <= 5; times++) {
            redrawn(ana, times);
        }
        assertThat(failures).extracting(Throwable::getMessage).containsExactly("even", "odd");
    }

    @Test
    void aSessionWithoutASignInRecordsNoDenial() {
        var signedIn = room.context().getBean(CurrentUser.class);
        var ana = screen("ana");
        ana.activate();
        var before = SecurityContextHolder.getContext();
        try {
            SecurityContextHolder.setContext(new SecurityContextImpl());
            assertThatThrownBy(signedIn::id).isInstanceOf(SignedOutException.class);
            SecurityContextHolder.setContext(new SecurityContextImpl(new AnonymousAuthenticationToken(
                    "key", "anonymousUser", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"))));
            assertThatThrownBy(signedIn::id).isInstanceOfSatisfying(SignedOutException.class, signedOut -> {
                assertThat(UiErrorHandler.signedOut(new IllegalStateException(signedOut)))
                        .isTrue();
                new UiErrorHandler().error(new ErrorEvent(signedOut));
            });
        } finally {
            SecurityContextHolder.setContext(before);
        }
        assertThat(ana.getUI().getInternals().dumpPendingJavaScriptInvocations())
                .anySatisfy(
                        sent -> assertThat(sent.getInvocation().getParameters().toString())
                                .contains("sign-in"));
    }

    private static LiveUpdates live() {
        return room.context().getBean(LiveUpdates.class);
    }

    private void redrawn(BrowserlessUIContext screen, int times) {
        newsComes();
        await().pollInSameThread().untilAsserted(() -> {
            settle(screen);
            assertThat(showings).hasSize(times);
        });
    }

    /** Failures that the session receives from a panel drawn like this. */
    private List<Throwable> failuresOf(Runnable draw, BrowserlessUIContext screen) {
        screen.activate();
        var failures = new ArrayList<Throwable>();
        VaadinSession.getCurrent().setErrorHandler(event -> failures.add(event.getThrowable()));
        var panel = new Div();
        live().redrawOn(panel, draw, List.of(count));
        screen.getUI().add(panel);
        settle(screen);
        return failures;
    }

    private void showUnlessBroken() {
        show();
        if (broken) {
            throw new IllegalStateException("broken");
        }
    }

    private void showBrokenByTurns() {
        show();
        if (showings.size() == 1) {
            return;
        }
        if (showings.size() % 2 == 0) {
            throw new IllegalStateException("even");
        }
        throw new IllegalStateException("odd");
    }

    private void showWhileNewsComes() {
        show();
        if (showings.size() == 1) {
            newsComes();
        }
    }

    private void show() {
        showings.add(Showing.here());
    }

    /** Runs in a thread without session, like that of {@code LiveUpdates}. */
    private void newsComes() {
        var teller = Thread.ofPlatform().start(() -> count.incrementBy(1));
        try {
            teller.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void settle(BrowserlessUIContext screen) {
        screen.activate();
        screen.runPendingSignalsTasks();
        screen.roundTrip();
    }

    /** @param person empty if nobody is signed in */
    private record Showing(@Nullable UI ui, boolean locked, String person) {

        static Showing here() {
            var session = VaadinSession.getCurrent();
            var authentication = SecurityContextHolder.getContext().getAuthentication();
            return new Showing(
                    UI.getCurrent(),
                    session != null && session.hasLock(),
                    authentication == null ? "" : authentication.getName());
        }
    }
}
