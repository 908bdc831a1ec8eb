package coop.minga.ui.account;

import java.time.Duration;
import java.time.Instant;

import coop.minga.ui.account.SignInPace.Attempt;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SignInPaceTests {

    private static final Attempt ANA = new Attempt("ana", "10.0.0.1");

    private Instant now = Instant.parse("2026-03-10T12:00:00Z");
    private final SignInPace pace = new SignInPace(() -> now);

    @Test
    void aFewMistakesCostNothing() {
        fail(3);
        assertThat(pace.turn(ANA)).contains(Duration.ZERO);
    }

    @Test
    void thenThePauseGrowsToSomeSeconds() {
        fail(4);
        assertThat(pace.turn(ANA)).contains(Duration.ofMillis(500));
        now = now.plusMillis(500);
        assertThat(pace.turn(ANA)).contains(Duration.ofSeconds(1));
        now = now.plusSeconds(1);
        assertThat(pace.turn(ANA)).contains(Duration.ofSeconds(2));
        now = now.plusSeconds(2);
        assertThat(pace.turn(ANA)).contains(Duration.ofSeconds(4));
        now = now.plusSeconds(4);
        assertThat(pace.turn(ANA)).contains(Duration.ofSeconds(4));
    }

    @Test
    void whoComesLaterWaitsBehindThoseWhoWaitAndTooManyAreTurnedAway() {
        fail(7);
        assertThat(pace.turn(ANA)).contains(Duration.ofMillis(7500));
        assertThat(pace.turn(ANA)).isEmpty();
        now = now.plusMillis(7500);
        assertThat(pace.turn(ANA)).contains(Duration.ofSeconds(4));
    }

    @Test
    void othersAreNotKeptWaiting() {
        fail(7);
        assertThat(pace.turn(new Attempt("ana", "10.0.0.2"))).contains(Duration.ZERO);
        assertThat(pace.turn(new Attempt("luis", "10.0.0.1"))).contains(Duration.ZERO);
    }

    @Test
    void isForgottenAfterSomeMinutesAndWithTheRightPassword() {
        fail(7);
        now = now.plus(Duration.ofMinutes(5)).plusMillis(1);
        assertThat(pace.turn(ANA)).contains(Duration.ZERO);
        fail(6);
        pace.succeeded(ANA);
        assertThat(pace.turn(ANA)).contains(Duration.ZERO);
    }

    /** All at the same time. */
    private void fail(int times) {
        for (var i = 0; i < times; i++) {
            assertThat(pace.turn(ANA)).isPresent();
        }
    }
}
