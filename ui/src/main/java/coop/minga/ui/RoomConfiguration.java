package coop.minga.ui;

import java.time.Clock;
import java.util.EnumSet;

import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.spring.annotation.EnableVaadin;
import coop.minga.analytics.access.Access;
import coop.minga.analytics.access.AccessDenials;
import coop.minga.analytics.catalogue.Indicators;
import coop.minga.analytics.catalogue.Units;
import coop.minga.analytics.clock.SharedFederationClock;
import coop.minga.analytics.notify.ChangeNotifier;
import coop.minga.analytics.outage.Outages;
import coop.minga.analytics.outage.ScreenThreads;
import coop.minga.analytics.people.KnownDevices;
import coop.minga.analytics.people.People;
import coop.minga.analytics.people.SignInTurns;
import coop.minga.ui.account.CurrentUser;
import coop.minga.ui.account.SignInFilter;
import coop.minga.ui.account.ThemeSwitch;
import coop.minga.ui.account.ThrottledAuthenticationProvider;
import coop.minga.ui.alert.AlertCommands;
import coop.minga.ui.alert.AlertQueries;
import coop.minga.ui.breadcrumb.BreadcrumbFactory;
import coop.minga.ui.live.LiveUpdates;
import jakarta.servlet.DispatcherType;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletListenerRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.security.web.session.HttpSessionEventPublisher;

/** Wiring of the operations room. Its services come from {@code analytics}. */
@Configuration(proxyBeanMethods = false)
@EnableVaadin("coop.minga.ui")
@Import({RoomSecurity.class, Outages.class, AlertQueries.class, AlertCommands.class})
public class RoomConfiguration {

    @Bean
    I18NProvider translations() {
        return new Translations();
    }

    @Bean
    UiInitializer uiInitializer(People people, SharedFederationClock clock) {
        return new UiInitializer(people, clock);
    }

    /** @param most 0 for as many as the heap can hold */
    @Bean
    TabLimit tabLimit(@Value("${minga.tabs:0}") int most) {
        var fitting = TabLimit.fitting(Runtime.getRuntime().maxMemory());
        return new TabLimit(most == 0 ? fitting : most, Clock.systemUTC());
    }

    /** Vaadin sets the session of each thread that works for a view. */
    @Bean
    static ScreenThreads screenThreads() {
        return () -> VaadinSession.getCurrent() != null;
    }

    @Bean
    SessionExpiry sessionExpiry() {
        return new SessionExpiry();
    }

    @Bean
    ThrottledAuthenticationProvider authenticationProvider(People people, AccessDenials denials) {
        return new ThrottledAuthenticationProvider(people, denials);
    }

    /** Used inside the chain of {@link RoomSecurity} only. */
    @Bean
    SignInFilter signInFilter(People people, SignInTurns turns, KnownDevices devices) {
        return ThrottledAuthenticationProvider.filter(people, turns, devices);
    }

    @Bean
    FilterRegistrationBean<SignInFilter> signInFilterRegistration(SignInFilter filter) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setEnabled(false);
        return registration;
    }

    /** Runs first, also on asynchronous dispatches. */
    @Bean
    FilterRegistrationBean<SameOriginFilter> sameOriginFilter(@Value("${minga.address:}") String address) {
        var registration = new FilterRegistrationBean<>(new SameOriginFilter(address));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC));
        return registration;
    }

    @Bean
    FilterRegistrationBean<MalformedRequestFilter> malformedRequestFilter() {
        var registration = new FilterRegistrationBean<>(new MalformedRequestFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }

    /** Bounds forms without a content length. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> shortForms() {
        return server -> server.addConnectorCustomizers(
                connector -> connector.setMaxPostSize(MalformedRequestFilter.LONGEST_FORM));
    }

    @Bean
    ServletListenerRegistrationBean<SessionCap> sessionCap(@Value("${minga.sessions:2000}") int most) {
        return new ServletListenerRegistrationBean<>(new SessionCap(most, Clock.systemUTC()));
    }

    /** Lets Spring Security count a person's sessions correctly. */
    @Bean
    ServletListenerRegistrationBean<HttpSessionEventPublisher> sessionEvents() {
        return new ServletListenerRegistrationBean<>(new HttpSessionEventPublisher());
    }

    @Bean
    CurrentUser currentUser(Access access) {
        return new CurrentUser(access);
    }

    @Bean
    BreadcrumbFactory breadcrumbs(Units units, Indicators indicators, CurrentUser currentUser) {
        return new BreadcrumbFactory(units, indicators, currentUser);
    }

    @Bean
    ThemeSwitch themeSwitch(CurrentUser currentUser, People people) {
        return new ThemeSwitch(currentUser, people);
    }

    @Bean
    LiveUpdates live(ChangeNotifier news, Outages outages) {
        return new LiveUpdates(news, outages);
    }
}
