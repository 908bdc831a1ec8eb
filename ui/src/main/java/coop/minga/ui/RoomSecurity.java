package coop.minga.ui;

import java.io.IOException;
import java.util.Objects;

import com.vaadin.flow.spring.security.RequestUtil;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import coop.minga.ui.account.SignInFilter;
import coop.minga.ui.navigation.AccountNavigation;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer.AuthorizedUrl;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.session.SessionInformationExpiredEvent;

/**
 * Requires a sign-in except for the sign-in page and static files. {@code analytics.access.Access} decides which data a
 * person sees.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class RoomSecurity {

    /** Vaadin's bootstrap needs inline script and eval. Other hosts are excluded. */
    private static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'self'",
            "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self' data:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'");

    @Bean
    SecurityFilterChain room(HttpSecurity http, RequestUtil requests, SignInFilter gate) {
        http.csrf(tokens -> tokens(tokens, requests));
        http.authorizeHttpRequests(RoomSecurity::open);
        http.headers(RoomSecurity::headers);
        http.addFilterAfter(gate, CsrfFilter.class);
        http.formLogin(form -> form.loginPage("/" + AccountNavigation.SIGN_IN)
                .authenticationDetailsSource(SignInFilter::details)
                .failureHandler(SignInFilter::redirectRefused));
        http.sessionManagement(sessions -> sessions.maximumSessions(SessionCap.OF_A_PERSON)
                .expiredSessionStrategy(ended -> redirectToSignIn(ended, requests)));
        http.exceptionHandling(strangers -> strangers.authenticationEntryPoint(new EntryPoint()));
        http.with(
                VaadinSecurityConfigurer.vaadin(),
                vaadin -> vaadin.loginView("/" + AccountNavigation.SIGN_IN, "/" + AccountNavigation.SIGN_IN)
                        .enableCsrfConfiguration(false)
                        .anyRequest(AuthorizedUrl::authenticated));
        return http.build();
    }

    /** Errors stay open: a tab would mistake a redirect for a heartbeat answer. */
    private static void open(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry rules) {
        rules.requestMatchers("/_static/**").permitAll();
        rules.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
    }

    /** Vaadin answers its own requests, and the page then reloads. */
    private static void redirectToSignIn(SessionInformationExpiredEvent ended, RequestUtil requests)
            throws IOException, ServletException {
        var request = ended.getRequest();
        if (requests.isFrameworkInternalRequest(request)) {
            Objects.requireNonNull(ended.getFilterChain()).doFilter(request, ended.getResponse());
        } else {
            ended.getResponse().sendRedirect(request.getContextPath() + "/" + AccountNavigation.ENDED);
        }
    }

    /**
     * Protects the sign-in form, which Vaadin would exclude; Vaadin's own requests carry another token. A cookie keeps
     * the token, so a form outlives its session. A stale token leads to a new page.
     */
    private static void tokens(CsrfConfigurer<HttpSecurity> tokens, RequestUtil requests) {
        var cookies = new CookieCsrfTokenRepository();
        cookies.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Lax"));
        tokens.csrfTokenRepository(cookies);
        tokens.ignoringRequestMatchers(requests::isFrameworkInternalRequest);
        tokens.withObjectPostProcessor(new BackToSignIn());
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::deny);
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY));
        headers.referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN));
        headers.permissionsPolicyHeader(
                policy -> policy.policy("camera=(), microphone=(), geolocation=(), payment=()"));
        headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable);
        headers.withObjectPostProcessor(new EagerHeaders());
    }

    /** Tells a browser that its session has ended. */
    private static final class EntryPoint extends LoginUrlAuthenticationEntryPoint {

        private EntryPoint() {
            super("/" + AccountNavigation.SIGN_IN);
        }

        @Override
        protected String determineUrlToUseForThisRequest(
                HttpServletRequest request, HttpServletResponse response, AuthenticationException stranger) {
            return request.getRequestedSessionId() == null || request.isRequestedSessionIdValid()
                    ? getLoginFormUrl()
                    : "/" + AccountNavigation.ENDED;
        }
    }

    private static final class BackToSignIn implements ObjectPostProcessor<CsrfFilter> {

        @Override
        public <F extends CsrfFilter> F postProcess(F filter) {
            filter.setAccessDeniedHandler((request, response, denied) ->
                    response.sendRedirect(request.getContextPath() + "/" + AccountNavigation.SIGN_IN));
            return filter;
        }
    }

    /** Vaadin forwards its page, and a forward ends the response before late headers. */
    private static final class EagerHeaders implements ObjectPostProcessor<HeaderWriterFilter> {

        @Override
        public <F extends HeaderWriterFilter> F postProcess(F filter) {
            filter.setShouldWriteHeadersEagerly(true);
            return filter;
        }
    }
}
