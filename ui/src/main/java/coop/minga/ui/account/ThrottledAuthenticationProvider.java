package coop.minga.ui.account;

import coop.minga.analytics.access.AccessDenials;
import coop.minga.analytics.people.KnownDevices;
import coop.minga.analytics.people.People;
import coop.minga.analytics.people.SignInTurns;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;

/** Accepts sign-ins checked by {@link LoginThrottle}. Logs refused and unchecked ones. */
public final class ThrottledAuthenticationProvider implements AuthenticationProvider {

    private final Accounts accounts;
    private final AccessDenials denials;

    public ThrottledAuthenticationProvider(People people, AccessDenials denials) {
        this.accounts = new Accounts(people);
        this.denials = denials;
    }

    /** Creates the filter that suspends sign-ins. */
    public static SignInFilter filter(People people, SignInTurns turns, KnownDevices devices) {
        return new SignInFilter(new LoginThrottle(
                new Accounts(people),
                new Passwords(PasswordEncoderFactories.createDelegatingPasswordEncoder()),
                turns,
                devices,
                SignInExecutor.threadPools(),
                new ConcurrencyLimit()));
    }

    @Override
    public Authentication authenticate(Authentication asked) throws AuthenticationException {
        if (!(asked.getDetails() instanceof SignInOutcome outcome)) {
            throw new BadCredentialsException("This sign-in did not come by the gate.");
        }
        var attempt = outcome.attempt();
        if (outcome.check() != PasswordCheck.ACCEPTED) {
            denials.recordAnonymous(attempt.address(), "sign in", target(attempt.name()));
            throw new BadCredentialsException("The password was wrong, or too many waited for it to be looked at.");
        }
        var account = accounts.loadUserByUsername(attempt.name());
        var signedIn = UsernamePasswordAuthenticationToken.authenticated(account, null, account.getAuthorities());
        signedIn.setDetails(attempt.address());
        return signedIn;
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }

    /** Logs known names only: the input may be a password. */
    private String target(String name) {
        return accounts.find(name).map(person -> "account " + person.id()).orElse("an account that is not there");
    }
}
