package coop.minga.ui;

import java.util.Locale;
import java.util.Optional;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import coop.minga.analytics.clock.SharedFederationClock;
import coop.minga.analytics.people.People;
import coop.minga.analytics.people.Person;
import coop.minga.analytics.people.PersonId;
import coop.minga.analytics.people.Theme;
import coop.minga.ui.component.Formats;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** Sets language and colours before the page renders: those of the account, else of the browser. */
final class UiInitializer implements VaadinServiceInitListener {

    private static final long serialVersionUID = 1L;

    private final transient People people;
    private final transient SharedFederationClock clock;

    UiInitializer(People people, SharedFederationClock clock) {
        this.people = people;
        this.clock = clock;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this::setDocumentAttributes);
        event.getSource().addUIInitListener(init -> initialize(init.getUI()));
        event.getSource().addSessionInitListener(init -> init.getSession().setErrorHandler(new UiErrorHandler()));
    }

    private void setDocumentAttributes(IndexHtmlResponse response) {
        var person = person();
        var html = response.getDocument().selectFirst("html");
        if (html == null) {
            return;
        }
        response.getVaadinResponse().setHeader("Cache-Control", "no-store");
        html.attr("lang", language(person, response.getVaadinRequest()).getLanguage());
        if (person.map(Person::theme).orElse(Theme.DARK) == Theme.LIGHT) {
            html.attr("theme", "light");
            html.attr("style", "color-scheme: light;");
        }
    }

    private void initialize(UI ui) {
        ui.setLocale(language(person(), VaadinRequest.getCurrent()));
        Formats.setClock(ui, clock);
        var lost = ui.getReconnectDialogConfiguration();
        lost.setDialogText(ui.getTranslation("connection.lost"));
        lost.setDialogTextGaveUp(ui.getTranslation("connection.given-up"));
    }

    private static Locale language(Optional<Person> person, VaadinRequest request) {
        return Translations.spoken(person.map(Person::language).orElseGet(request::getLocale));
    }

    private Optional<Person> person() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || authentication instanceof AnonymousAuthenticationToken) {
            return Optional.empty();
        }
        return people.find(new PersonId(authentication.getName()));
    }
}
