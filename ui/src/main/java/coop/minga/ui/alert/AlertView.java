package coop.minga.ui.alert;

import java.time.ZoneId;
import java.time.ZoneOffset;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.signals.Signal;
import coop.minga.analytics.alert.Alert;
import coop.minga.analytics.alert.AlertActions;
import coop.minga.analytics.alert.AlertEvents;
import coop.minga.analytics.alert.AlertId;
import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.Indicators;
import coop.minga.analytics.catalogue.PersistedClock;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.catalogue.UnitTree;
import coop.minga.analytics.catalogue.Units;
import coop.minga.analytics.chat.AlertWords;
import coop.minga.analytics.delegate.People;
import coop.minga.analytics.discussion.Threads;
import coop.minga.ui.account.SignedIn;
import coop.minga.ui.component.Badge;
import coop.minga.ui.component.Words;
import coop.minga.ui.discussion.ThreadPanel;
import coop.minga.ui.live.Live;
import coop.minga.ui.navigation.AlertNavigation;
import coop.minga.ui.navigation.DatafeedNavigation;
import jakarta.annotation.security.PermitAll;

/** What happened, how long there is to deal with it, what can be done, what was done, and what delegates say of it. */
@Route(AlertNavigation.ALERT)
@PermitAll
final class AlertView extends Div implements HasUrlParameter<Long>, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient AlertActions actions;
    private final transient Units units;
    private final transient Indicators indicators;
    private final transient SignedIn signedIn;
    private final transient Threads threads;
    private final transient Live live;
    private final transient AlertEvents events;
    private final transient People people;
    private final transient PersistedClock clock;
    private final Div badges = new Div();
    private String pageTitle = "";

    AlertView(
            AlertActions actions,
            AlertEvents events,
            Units units,
            Indicators indicators,
            People people,
            PersistedClock clock,
            SignedIn signedIn,
            Threads threads,
            Live live) {
        this.actions = actions;
        this.units = units;
        this.indicators = indicators;
        this.signedIn = signedIn;
        this.threads = threads;
        this.live = live;
        this.events = events;
        this.people = people;
        this.clock = clock;
        addClassNames("view", "alert");
        badges.addClassName("row");
    }

    /** Refused, and written down, when the alert is not for this person to see. */
    @Override
    public void setParameter(BeforeEvent event, Long number) {
        var id = new AlertId(number);
        var alert = actions.look(signedIn.id(), id);
        var indicator = indicators.find(alert.series()).orElseThrow();
        var tree = units.tree();
        var acts = new ActionsPanel(actions, id, signedIn, clock);
        var history = new HistoryPanel(events, people);
        add(heading(alert, indicator, tree), story(alert, indicator), acts, history);
        add(new ThreadPanel(threads, id, signedIn, maySpeak(alert), live.thread(id), zone(tree, alert.unit())));
        Signal.effect(this, () -> {
            live.alerts().get();
            Signal.runWithoutTransaction(() -> show(id, acts, history));
        });
    }

    @Override
    public String getPageTitle() {
        return pageTitle;
    }

    private void show(AlertId id, ActionsPanel acts, HistoryPanel history) {
        var alert = actions.look(signedIn.id(), id);
        var tree = units.tree();
        badges.removeAll();
        badges.add(
                Badge.of(Words.name(alert.feeling()), Words.of(this, alert.feeling())),
                Badge.of(Words.name(alert.state()), Words.of(this, alert.state())));
        acts.show(alert, name(tree, alert.holder()));
        history.show(alert, tree);
    }

    private Header heading(Alert alert, Indicator indicator, UnitTree tree) {
        var name = indicator.name(getLocale());
        pageTitle = getTranslation("alert.title", alert.id().toString(), name);
        var number = new Span(getTranslation("alert.number", alert.id().toString()));
        var trail = new Div(number, new Span(name(tree, alert.unit())));
        trail.addClassName("trail");
        var heading = new Header(trail, new H1(name), badges);
        heading.addClassName("view-title");
        return heading;
    }

    private Section story(Alert alert, Indicator indicator) {
        var unit = units.tree().find(alert.unit()).orElseThrow();
        var words = new AlertWords(alert, indicator, unit, getLocale());
        var phrase = new Paragraph(words.phrase());
        phrase.addClassNames("phrase", "story");
        var section = new Section(
                phrase, new Paragraph(words.expected()), new Paragraph(words.came()), look(alert, indicator));
        section.addClassName("story-panel");
        section.setAriaLabel(getTranslation("alert.story"));
        return section;
    }

    /** A level above sees the alert once it has climbed, and the series only where the unit opened it. */
    private Component look(Alert alert, Indicator indicator) {
        var open = units.tree()
                .find(alert.unit())
                .filter(signedIn.viewer()::maySeeSeriesOf)
                .isPresent();
        return open
                ? DatafeedNavigation.link(indicator.series(), getTranslation("alert.look"))
                : new Paragraph(getTranslation("alert.closed-series"));
    }

    private boolean maySpeak(Alert alert) {
        return signedIn.viewer().mayActFor(actions.levelsThatHeard(alert));
    }

    private static String name(UnitTree tree, UnitId unit) {
        return tree.find(unit).map(each -> each.name()).orElse(unit.value());
    }

    private static ZoneId zone(UnitTree tree, UnitId unit) {
        return tree.find(unit).map(each -> each.zone()).orElse(ZoneOffset.UTC);
    }
}
