package coop.minga.ui.account;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import coop.minga.analytics.people.KnownDevices;
import coop.minga.ui.navigation.AccountNavigation;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.GenericFilterBean;

/**
 * Suspends a sign-in without a thread until {@link LoginThrottle} has checked it, then passes it to {@link
 * ThrottledAuthenticationProvider}. Refuses a query, since queries are logged. Sets a device cookie.
 */
public final class SignInFilter extends GenericFilterBean {

    private static final Logger LOG = LoggerFactory.getLogger(SignInFilter.class);
    private static final String OUTCOME = SignInFilter.class.getName() + ".outcome";
    private static final String COOKIE = "minga-device-";

    /** A safeguard; answers come earlier. */
    private static final long TIMEOUT_MILLIS = 60_000;

    private final RequestMatcher signIn =
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/" + AccountNavigation.SIGN_IN);
    private final LoginThrottle throttle;

    SignInFilter(LoginThrottle throttle) {
        this.throttle = throttle;
    }

    @Override
    public void doFilter(ServletRequest asked, ServletResponse answered, FilterChain chain)
            throws IOException, ServletException {
        var request = (HttpServletRequest) asked;
        if (!signIn.matches(request)) {
            chain.doFilter(asked, answered);
            return;
        }
        if (request.getAttribute(OUTCOME) instanceof SignInOutcome outcome) {
            addDeviceCookie(outcome, request, (HttpServletResponse) answered);
            chain.doFilter(asked, answered);
            return;
        }
        if (request.getQueryString() != null) {
            LOG.warn("A sign-in was refused: its address has a query");
            ((HttpServletResponse) answered).setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        var attempt = attempt(request);
        var waiting = request.startAsync();
        waiting.setTimeout(TIMEOUT_MILLIS);
        try {
            throttle.check(attempt, outcome -> resume(waiting, outcome));
        } catch (RuntimeException e) {
            LOG.error("A sign-in could not be looked at.", e);
            resume(waiting, new SignInOutcome(attempt, PasswordCheck.NOT_CHECKED, false));
        }
    }

    private static void resume(AsyncContext waiting, SignInOutcome outcome) {
        try {
            waiting.getRequest().setAttribute(OUTCOME, outcome);
            waiting.dispatch();
        } catch (IllegalStateException e) {
            LOG.debug("The browser left before its sign-in was answered.", e);
        }
    }

    private void addDeviceCookie(SignInOutcome outcome, HttpServletRequest request, HttpServletResponse response) {
        if (outcome.check() != PasswordCheck.ACCEPTED) {
            return;
        }
        rememberDevice(outcome)
                .map(token -> ResponseCookie.from(cookie(outcome.attempt().name()), token)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Strict")
                        .path("/")
                        .maxAge(KnownDevices.KEPT)
                        .build())
                .ifPresent(cookie -> response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString()));
    }

    /** The sign-in succeeds even if the device cannot be remembered. */
    private Optional<String> rememberDevice(SignInOutcome outcome) {
        try {
            return throttle.rememberDevice(outcome);
        } catch (RuntimeException e) {
            LOG.warn("A device that somebody signed in from could not be remembered: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private static SignInAttempt attempt(HttpServletRequest request) {
        var name = Objects.requireNonNullElse(request.getParameter("username"), "");
        var password = Objects.requireNonNullElse(request.getParameter("password"), "");
        var device = Stream.of(Objects.requireNonNullElse(request.getCookies(), new Cookie[0]))
                .filter(each -> each.getName().equals(cookie(name.strip())))
                .map(Cookie::getValue)
                .findFirst()
                .orElse("");
        return new SignInAttempt(name, password, request.getRemoteAddr(), device);
    }

    /** One cookie per account, so people can share a device. */
    private static String cookie(String name) {
        return COOKIE + Integer.toHexString(name.hashCode());
    }

    /** The outcome, as Spring Security's authentication details. */
    public static Object details(HttpServletRequest request) {
        return Objects.requireNonNullElse(request.getAttribute(OUTCOME), "");
    }

    /** Distinguishes a wrong password from an unchecked one. */
    public static void redirectRefused(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        var busy = request.getAttribute(OUTCOME) instanceof SignInOutcome outcome
                && outcome.check() == PasswordCheck.NOT_CHECKED;
        response.sendRedirect(request.getContextPath() + "/" + AccountNavigation.SIGN_IN
                + (busy ? "?error=" + SignInView.BUSY : "?error"));
    }
}
