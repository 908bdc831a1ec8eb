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
        assertThat(pace.turn(ANA)).isZero();
    }

    @Test
    void thenThePauseGrowsToSomeSeconds() {
        fail(4);
        assertThat(pace.turn(ANA)).isEqualTo(Duration.ofMillis(500));
        now = now.plusMillis(500);
        assertThat(pace.turn(ANA)).isEqualTo(Duration.ofSeconds(1));
        now = now.plusSeconds(1);
        assertThat(pace.turn(ANA)).isEqualTo(Duration.ofSeconds(2));
        now = now.plusSeconds(2);
        assertThat(pace.turn(ANA)).isEqualTo(Duration.ofSeconds(4));
        now = now.plusSeconds(4);
        assertThat(pace.turn(ANA)).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void whoComesLaterWaitsBehindThoseWhoWaitButNotForLongerThanSomeSeconds() {
        fail(7);
        assertThat(pace.turn(ANA)).isEqualTo(Duration.ofMillis(7500));
        assertThat(pace.turn(ANA)).isEqualTo(Duration.ofSeconds(10));
        assertThat(pace.turn(ANA)).isEqualTo(Duration.ofSeconds(10));
        now = now.plusMillis(7500);
        assertThat(pace.turn(ANA)).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void othersAreNotKeptWaiting() {
        fail(7);
        assertThat(pace.turn(new Attempt("ana", "10.0.0.2"))).isZero();
        assertThat(pace.turn(new Attempt("luis", "10.0.0.1"))).isZero();
    }

    @Test
    void triesOfManyNamesFromOneAddressAreSlowedTooButNotMuch() {
        tryOnceEach(21);
        assertThat(pace.turn(new Attempt("luis", "10.0.0.1"))).isEqualTo(Duration.ofMillis(500));
        assertThat(pace.turn(new Attempt("dora", "10.0.0.1"))).isEqualTo(Duration.ofMillis(1500));
        assertThat(pace.turn(new Attempt("luis", "10.0.0.2"))).isZero();
    }

    @Test
    void aWholeOfficeThatKnowsItsPasswordsIsNotSlowed() {
        for (var person = 0; person < 50; person++) {
            var attempt = new Attempt("person" + person, "10.0.0.1");
            assertThat(pace.turn(attempt)).isZero();
            pace.succeeded(attempt);
        }
    }

    @Test
    void aPasswordOfOnesOwnDoesNotFreeTheTriesOfOtherNames() {
        tryOnceEach(21);
        now = now.plusSeconds(10);
        pace.succeeded(new Attempt("name0", "10.0.0.1"));
        assertThat(pace.turn(ANA)).isZero();
        assertThat(pace.turn(ANA)).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void isForgottenAfterSomeMinutesAndWithTheRightPassword() {
        fail(7);
        now = now.plus(Duration.ofMinutes(5)).plusMillis(1);
        assertThat(pace.turn(ANA)).isZero();
        fail(6);
        pace.succeeded(ANA);
        assertThat(pace.turn(ANA)).isZero();
    }

    /** All at the same time. */
    private void fail(int times) {
        for (var i = 0; i < times; i++) {
            pace.turn(ANA);
        }
    }

    private void tryOnceEach(int names) {
        for (var i = 0; i < names; i++) {
            assertThat(pace.turn(new Attempt("name" + i, "10.0.0.1"))).isZero();
        }
    }
}
