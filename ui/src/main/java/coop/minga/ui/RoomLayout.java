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
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.spring.security.AuthenticationContext;
import coop.minga.analytics.catalogue.Federations;
import coop.minga.analytics.catalogue.Units;
import coop.minga.analytics.clock.SharedFederationClock;
import coop.minga.analytics.now.UnacknowledgedAlerts;
import coop.minga.analytics.search.Search;
import coop.minga.ui.account.CurrentUser;
import coop.minga.ui.account.ThemeSwitch;
import coop.minga.ui.frame.AvatarMenu;
import coop.minga.ui.frame.Bell;
import coop.minga.ui.frame.FederationTime;
import coop.minga.ui.frame.ShortcutsDialog;
import coop.minga.ui.live.LiveUpdates;
import coop.minga.ui.search.SearchField;
import jakarta.annotation.security.PermitAll;

/** The frame around every view: federation, search, time, what waits for the person, their menu and the places. */
@JavaScript("context://assets/frame.js")
@JavaScript("context://assets/drafts.js") // on every page, since signing out forgets drafts
@Layout
@PermitAll
final class RoomLayout extends Div implements RouterLayout, AfterNavigationObserver {

    private static final long serialVersionUID = 1L;
    private static final String CONTENT = "content";

    private final Main content = new Main();
    private final NavigationMenu places = new NavigationMenu();
    private final SearchField search;
    private final Bell bell;
    private final AvatarMenu menu;
    private boolean opened;

    RoomLayout(
            CurrentUser currentUser,
            Federations federations,
            Units units,
            UnacknowledgedAlerts unacknowledged,
            Search names,
            ThemeSwitch themes,
            SharedFederationClock clock,
            AuthenticationContext authentication,
            LiveUpdates live) {
        addClassName("room");
        content.setId(CONTENT);
        content.getElement().setAttribute("tabindex", "-1");
        var person = currentUser.viewer().person();
        getElement().setAttribute("data-person", person.id().value());
        search = new SearchField(names, currentUser);
        bell = new Bell(unacknowledged, currentUser);
        var keys = new ShortcutsDialog();
        menu = new AvatarMenu(person, themes, keys.button(), authentication::logout);
        var time = new FederationTime(clock, units.zone());
        add(skipLink(), bar(federations.name().orElse(""), time), notices(live), places, content, keys);
        live.redrawOn(bell, bell::show, List.of(live.alerts()));
        live.redrawOn(time, time::show, List.of(live.readings()));
        var rights = new RightsWatch(currentUser, content);
        live.redrawOn(content, rights::check, List.of(live.readings(), live.alerts()));
    }

    @Override
    public void showRouterLayoutContent(HasElement view) {
        content.getElement().appendChild(view.getElement());
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        search.clear();
        bell.close();
        var path = event.getLocation().getFirstSegment();
        places.markCurrent(path);
        menu.markCurrent(path);
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

    private Header bar(String federation, FederationTime time) {
        var emblem = new Image("assets/minga.svg", "");
        emblem.addClassName("emblem");
        var name = new Span(federation.isEmpty() ? "Minga" : federation);
        name.addClassName("federation");
        var bar = new Header(emblem, name, search, time, bell, menu);
        bar.addClassName("room-header");
        return bar;
    }

    private Component notices(LiveUpdates live) {
        var notices = new Section(outage(live), resting(live));
        notices.addClassName("notices");
        notices.setAriaLabel(getTranslation("frame.notices"));
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
}
