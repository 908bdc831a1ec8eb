package coop.minga.ui;

import java.time.Clock;
import java.util.EnumSet;

import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.spring.annotation.EnableVaadin;
import coop.minga.analytics.access.Access;
import coop.minga.analytics.access.AccessDenials;
import coop.minga.analytics.clock.PersistedClock;
import coop.minga.analytics.notify.ChangeNotifier;
import coop.minga.analytics.outage.Outages;
import coop.minga.analytics.people.KnownDevices;
import coop.minga.analytics.people.People;
import coop.minga.analytics.people.SignInTurns;
import coop.minga.ui.account.Door;
import coop.minga.ui.account.SignInGate;
import coop.minga.ui.account.SignedIn;
import coop.minga.ui.account.ThemeSwitch;
import coop.minga.ui.live.Live;
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

/** The parts of the operations room. What they ask for comes from {@code analytics}. */
@Configuration(proxyBeanMethods = false)
@EnableVaadin("coop.minga.ui")
@Import({RoomSecurity.class, Outages.class})
public class Room {

    @Bean
    I18NProvider translations() {
        return new Translations();
    }

    @Bean
    RoomGreeting greeting(People people, PersistedClock clock) {
        return new RoomGreeting(people, clock);
    }

    @Bean
    TabLimit tabLimit() {
        return new TabLimit(Clock.systemUTC());
    }

    @Bean
    SessionEnd sessionEnd() {
        return new SessionEnd();
    }

    @Bean
    Door door(People people, AccessDenials refusals) {
        return new Door(people, refusals);
    }

    /** A part of the chain of {@link RoomSecurity}, and no filter besides it. */
    @Bean
    SignInGate signInGate(People people, SignInTurns turns, KnownDevices devices) {
        return Door.gate(people, turns, devices);
    }

    @Bean
    FilterRegistrationBean<SignInGate> noFurtherGate(SignInGate gate) {
        var registration = new FilterRegistrationBean<>(gate);
        registration.setEnabled(false);
        return registration;
    }

    /** Before everything else, and also where a request goes on after it has waited. */
    @Bean
    FilterRegistrationBean<OwnOrigin> ownOrigin(@Value("${minga.address:}") String address) {
        var registration = new FilterRegistrationBean<>(new OwnOrigin(address));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC));
        return registration;
    }

    @Bean
    FilterRegistrationBean<GarbledRequests> garbledRequests() {
        var registration = new FilterRegistrationBean<>(new GarbledRequests());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }

    /** For a form that does not say how long it is. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> shortForms() {
        return server ->
                server.addConnectorCustomizers(connector -> connector.setMaxPostSize(GarbledRequests.LONGEST_FORM));
    }

    @Bean
    ServletListenerRegistrationBean<SessionCap> sessionCap(@Value("${minga.sessions:2000}") int most) {
        return new ServletListenerRegistrationBean<>(new SessionCap(most, Clock.systemUTC()));
    }

    /** Tells Spring Security when a session has ended, so that it counts those of a person right. */
    @Bean
    ServletListenerRegistrationBean<HttpSessionEventPublisher> sessionEvents() {
        return new ServletListenerRegistrationBean<>(new HttpSessionEventPublisher());
    }

    @Bean
    SignedIn signedIn(Access access) {
        return new SignedIn(access);
    }

    @Bean
    ThemeSwitch themeSwitch(SignedIn signedIn, People people) {
        return new ThemeSwitch(signedIn, people);
    }

    @Bean
    Live live(ChangeNotifier news, Outages outages) {
        return new Live(news, outages);
    }
}
