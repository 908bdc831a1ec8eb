package coop.minga.ui.account;

import java.time.InstantSource;
import java.util.Locale;

import coop.minga.analytics.delegate.People;
import coop.minga.analytics.delegate.Refusals;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Looks at names and passwords at the pace of {@link SignInPace}, and writes down what was refused. Where too many wait
 * already an attempt is refused unseen, and that is written down too.
 */
public final class Door implements AuthenticationProvider {

    private static final int LONGEST_NAME = 100;

    private final DaoAuthenticationProvider passwords;
    private final Accounts accounts;
    private final Refusals refusals;
    private final SignInPace pace;
    private final WaitingPlaces places = new WaitingPlaces();

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
        try {
            await(attempt);
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
        var wait = pace.turn(attempt);
        if (wait.isZero()) {
            return;
        }
        if (!places.enter(attempt.address())) {
            throw new BadCredentialsException("Too many wait after wrong passwords: this one was not looked at.");
        }
        try {
            Thread.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AuthenticationServiceException("The room closes.", e);
        } finally {
            places.leave(attempt.address());
        }
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
