package coop.minga.ui.account;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** A sign-in of a test: what came of it and how long it took. */
final class Try {

    private final Instant asked;
    private @Nullable SignInAnswer is;
    private Duration waited = Duration.ZERO;

    Try(Instant asked) {
        this.asked = asked;
    }

    void answered(SignInAnswer answer, Instant now) {
        if (is != null) {
            throw new IllegalStateException("answered twice");
        }
        is = answer;
        waited = Duration.between(asked, now);
    }

    @Nullable
    SignInAnswer is() {
        return is;
    }

    Duration waited() {
        return waited;
    }
}
