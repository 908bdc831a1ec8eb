package coop.minga.ui;

import java.util.List;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.spring.security.AuthenticationContext;
import coop.minga.analytics.catalogue.Federations;
import coop.minga.analytics.people.Person;
import coop.minga.analytics.search.Search;
import coop.minga.ui.account.CurrentUser;
import coop.minga.ui.account.ThemeSwitch;
import coop.minga.ui.live.LiveUpdates;
import coop.minga.ui.navigation.AccountNavigation;
import coop.minga.ui.search.SearchField;
import jakarta.annotation.security.PermitAll;

/** The frame around every view: federation, search, navigation, user and sign-out. */
@JavaScript("context://assets/frame.js")
@JavaScript("context://assets/drafts.js") // on every page, since signing out forgets drafts
@Layout
@PermitAll
final class RoomFrame extends Div implements RouterLayout, AfterNavigationObserver {

    private static final long serialVersionUID = 1L;
    private static final String CONTENT = "content";

    private final Main content = new Main();
    private final NavigationMenu menu;
    private final SearchField search;
    private boolean opened;

    RoomFrame(
            CurrentUser currentUser,
            Federations federations,
            Search names,
            ThemeSwitch themes,
            AuthenticationContext authentication,
            LiveUpdates live) {
        addClassName("room");
        content.setId(CONTENT);
        content.getElement().setAttribute("tabindex", "-1");
        var person = currentUser.viewer().person();
        getElement().setAttribute("data-person", person.id().value());
        menu = new NavigationMenu(person);
        search = new SearchField(names, currentUser);
        add(
                skipLink(),
                header(person, federations.name().orElse(""), themes, authentication),
                notices(live),
                menu,
                content);
    }

    @Override
    public void showRouterLayoutContent(HasElement view) {
        content.getElement().appendChild(view.getElement());
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        search.clear();
        menu.markCurrent(event.getLocation().getFirstSegment());
        getUI().ifPresent(LiveUpdates::recordActivity);
        focusHeading();
    }

    /** Not on the first view: a page that loads announces itself. */
    private void focusHeading() {
        if (opened) {
            getElement().executeJs("this.dispatchEvent(new CustomEvent('minga-arrived'))");
        }
        opened = true;
    }

    private Anchor skipLink() {
        var skip = new Anchor("#" + CONTENT, getTranslation("frame.skip"));
        skip.setRouterIgnore(true);
        skip.addClassName("skip-link");
        return skip;
    }

    private Header header(Person person, String federation, ThemeSwitch themes, AuthenticationContext authentication) {
        var emblem = new Image("assets/minga.svg", "");
        emblem.addClassName("emblem");
        var name = new Span(federation.isEmpty() ? "Minga" : federation);
        name.addClassName("federation");
        var header = new Header(emblem, name, search, themes.button(), account(person), signOut(authentication));
        header.addClassName("room-header");
        return header;
    }

    private Component notices(LiveUpdates live) {
        var notices = new Div(outage(live), resting(live));
        notices.addClassName("notices");
        return notices;
    }

    /** Shown to everybody, since their acts may have to wait too. */
    private Component outage(LiveUpdates live) {
        var sentence = new Div();
        sentence.addClassName("outage");
        sentence.getElement().setAttribute("role", "status");
        live.redrawOn(
                sentence,
                () -> {
                    sentence.setVisible(live.outage().isPresent());
                    sentence.setText(live.outage().map(this::getTranslation).orElse(""));
                },
                List.of(live.outages()));
        return sentence;
    }

    /** Warns that an idle page is not updated. */
    private Component resting(LiveUpdates live) {
        var sentence = new Div(getTranslation("frame.resting"));
        sentence.addClassName("resting");
        sentence.getElement().setAttribute("role", "status");
        live.redrawOn(
                sentence,
                () -> sentence.setVisible(
                        sentence.getUI().filter(LiveUpdates::isIdle).isPresent()),
                List.of(live.readings()));
        return sentence;
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        LiveUpdates.trackActivity(attached.getUI(), getElement());
    }

    private Component account(Person person) {
        var link = new Anchor(AccountNavigation.ACCOUNT, person.name());
        link.getElement().setAttribute("router-link", true);
        link.addClassName("account-link");
        link.setAriaLabel(getTranslation("frame.account", person.name()));
        return link;
    }

    private Component signOut(AuthenticationContext authentication) {
        var button = new NativeButton(getTranslation("frame.sign-out"), click -> authentication.logout());
        button.addClassNames("quiet", "sign-out");
        return button;
    }
}
