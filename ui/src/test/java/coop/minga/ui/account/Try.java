package coop.minga.ui.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** A test's sign-in with its outcome and duration. */
final class Try {

    private final Instant asked;
    private @Nullable SignInOutcome outcome;
    private Duration waited = Duration.ZERO;

    Try(Instant asked) {
        this.asked = asked;
    }

    void answered(SignInOutcome said, Instant now) {
        if (outcome != null) {
            throw new IllegalStateException("answered twice");
        }
        outcome = said;
        waited = Duration.between(asked, now);
    }

    @Nullable
    PasswordCheck is() {
        return outcome == null ? null : outcome.check();
    }

    SignInOutcome outcome() {
        return Objects.requireNonNull(outcome, "not answered yet");
    }

    Duration waited() {
        return waited;
    }
}
