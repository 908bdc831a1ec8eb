package coop.minga.ui.account;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Semaphore;

import coop.minga.analytics.delegate.People;
import coop.minga.analytics.delegate.Refusals;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Looks at names and passwords at the pace of {@link SignInPace}, and writes down what was refused. */
public final class Door implements AuthenticationProvider {

    /** Beyond it the threads that answer others would run short. */
    private static final int MOST_WAITING = 32;

    private static final int LONGEST_NAME = 100;

    private final DaoAuthenticationProvider passwords;
    private final Accounts accounts;
    private final Refusals refusals;
    private final SignInPace pace;
    private final Semaphore waiting = new Semaphore(MOST_WAITING);

    private Door(DaoAuthenticationProvider passwords, Accounts accounts, Refusals refusals, SignInPace pace) {
        this.passwords = passwords;
        this.accounts = accounts;
        this.refusals = refusals;
        this.pace = pace;
    }

    public static Door of(People people, Refusals refusals) {
        var accounts = new Accounts(people);
        return new Door(
                new DaoAuthenticationProvider(accounts), accounts, refusals, new SignInPace(InstantSource.system()));
    }

    @Override
    public Authentication authenticate(Authentication asked) throws AuthenticationException {
        var attempt = attempt(asked);
        await(attempt);
        try {
            var signedIn = passwords.authenticate(asked);
            pace.succeeded(attempt);
            return signedIn;
        } catch (BadCredentialsException e) {
            refusals.noteStranger(attempt.address(), "sign in", target(attempt.name()));
            throw e;
        }
    }

    @Override
    public boolean supports(Class<?> kind) {
        return passwords.supports(kind);
    }

    private void await(SignInPace.Attempt attempt) {
        var wait = pace.turn(attempt).orElseThrow(Door::tooMany);
        if (wait.isZero()) {
            return;
        }
        if (!waiting.tryAcquire()) {
            throw tooMany();
        }
        try {
            pause(wait);
        } finally {
            waiting.release();
        }
    }

    private static void pause(Duration wait) {
        try {
            Thread.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw tooMany();
        }
    }

    private static AuthenticationException tooMany() {
        return new BadCredentialsException("Too many wrong passwords one after the other: wait a moment.");
    }

    private static SignInPace.Attempt attempt(Authentication asked) {
        var typed = asked.getName().strip().toLowerCase(Locale.ROOT);
        var name = typed.length() <= LONGEST_NAME ? typed : typed.substring(0, LONGEST_NAME);
        var address = asked.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        return new SignInPace.Attempt(name, address);
    }

    /** What was typed is kept only where it is a name: it may as well be a password. */
    private String target(String name) {
        return accounts.exists(name) ? "account " + name : "an account that is not there";
    }
}
