package coop.minga.ui.alert;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

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
import com.vaadin.flow.server.VaadinRequest;
import coop.minga.analytics.access.RefusedException;
import coop.minga.analytics.alert.Alert;
import coop.minga.analytics.alert.AlertAccess;
import coop.minga.analytics.alert.AlertActions;
import coop.minga.analytics.alert.AlertEvents;
import coop.minga.analytics.alert.AlertId;
import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.Indicators;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.catalogue.UnitTree;
import coop.minga.analytics.catalogue.Units;
import coop.minga.analytics.clock.PersistedClock;
import coop.minga.analytics.datafeed.Datafeeds;
import coop.minga.analytics.discussion.Threads;
import coop.minga.analytics.effect.EventEffects;
import coop.minga.analytics.outbox.AlertWords;
import coop.minga.analytics.people.People;
import coop.minga.ui.account.CurrentUser;
import coop.minga.ui.component.Badge;
import coop.minga.ui.component.EnumText;
import coop.minga.ui.discussion.ThreadPanel;
import coop.minga.ui.live.LiveUpdates;
import coop.minga.ui.navigation.AlertNavigation;
import coop.minga.ui.navigation.CatalogueNavigation;
import coop.minga.ui.navigation.DatafeedNavigation;
import jakarta.annotation.security.PermitAll;
import org.jspecify.annotations.Nullable;

/** An alert: event, chart, clock, acts, history and thread. */
@Route(AlertNavigation.ALERT)
@PermitAll
final class AlertView extends Div implements HasUrlParameter<Long>, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient AlertActions actions;
    private final transient AlertAccess alerts;
    private final transient Datafeeds datafeeds;
    private final transient EventEffects effects;
    private final transient Units units;
    private final transient Indicators indicators;
    private final transient CurrentUser currentUser;
    private final transient Threads threads;
    private final transient LiveUpdates live;
    private final transient PersistedClock clock;
    private final Header heading = new Header();
    private final Section story = new Section();
    private final HistoryPanel history;
    private String pageTitle = "";
    private @Nullable ActionsPanel drawn;

    AlertView(
            AlertActions actions,
            AlertAccess alerts,
            AlertEvents events,
            Datafeeds datafeeds,
            EventEffects effects,
            Units units,
            Indicators indicators,
            People people,
            PersistedClock clock,
            CurrentUser currentUser,
            Threads threads,
            LiveUpdates live) {
        this.actions = actions;
        this.alerts = alerts;
        this.datafeeds = datafeeds;
        this.effects = effects;
        this.units = units;
        this.indicators = indicators;
        this.currentUser = currentUser;
        this.threads = threads;
        this.live = live;
        this.clock = clock;
        addClassNames("view", "alert");
        heading.addClassName("view-title");
        story.addClassName("story-panel");
        story.setAriaLabel(getTranslation("alert.story"));
        history = new HistoryPanel(events, people);
    }

    /**
     * Denied and logged if the person may not see the alert. Alerts share one view instance; the acts panel ends its
     * redraws.
     */
    @Override
    public void setParameter(BeforeEvent event, Long number) {
        var id = new AlertId(number);
        var alert = alerts.look(currentUser.id(), id);
        var zone = zone(units.tree(), alert.unit());
        var chart = new ChartPanel(datafeeds, effects, currentUser);
        var acts = new ActionsPanel(actions, id, currentUser, clock);
        pageTitle = getTranslation("alert.title", id.toString(), name(alert));
        removeAll();
        add(heading, story, chart, acts, history);
        add(new ThreadPanel(threads, id, currentUser, maySpeak(alert), live, zone));
        live.redrawOn(chart, chart::redraw, List.of(live.readings()));
        live.redrawOn(acts, () -> show(id, acts, chart), List.of(live.alerts()));
    }

    @Override
    public String getPageTitle() {
        return pageTitle;
    }

    /**
     * Rechecks access, for example after a recall. Does not render while no browser is connected: the change would
     * arrive later without an access-log entry.
     */
    private void show(AlertId id, ActionsPanel acts, ChartPanel chart) {
        try {
            if (acts.equals(drawn) && !LiveUpdates.isSeen(this) && VaadinRequest.getCurrent() == null) {
                alerts.look(currentUser.id(), id);
                return;
            }
            drawn = acts;
            var alert = alerts.show(currentUser.id(), id);
            var tree = units.tree();
            showHeading(alert, tree);
            var indicator = indicators.find(alert.series()).orElseThrow();
            showStory(alert, indicator, tree);
            chart.show(alert);
            acts.show(alert, name(tree, alert.currentLevel()));
            history.show(alert, indicator, tree);
        } catch (RefusedException notAnyMore) {
            removeAll();
            add(new Paragraph(getTranslation("error.refused")));
        }
    }

    private void showHeading(Alert alert, UnitTree tree) {
        var number = new Span(getTranslation("alert.number", alert.id().toString()));
        var trail = new Div(CatalogueNavigation.link(alert.unit(), name(tree, alert.unit())), number);
        trail.addClassName("trail");
        var badges = new Div(
                Badge.of(EnumText.name(alert.polarity()), EnumText.of(this, alert.polarity())),
                Badge.of(EnumText.name(alert.state()), EnumText.of(this, alert.state())));
        badges.addClassName("row");
        heading.removeAll();
        heading.add(trail, new H1(name(alert)), badges);
    }

    private void showStory(Alert alert, Indicator indicator, UnitTree tree) {
        var unit = tree.find(alert.unit()).orElseThrow();
        var words = new AlertWords(alert, indicator, unit, getLocale());
        var phrase = new Paragraph(words.phrase());
        phrase.addClassNames("phrase", "story");
        story.removeAll();
        story.add(phrase);
        words.story().forEach(sentence -> story.add(new Paragraph(sentence)));
        story.add(look(unit, indicator));
        if (currentUser.viewer().maySeeSeriesOf(unit)) {
            var day = alert.deviation().day();
            story.add(new Paragraph(
                    DatafeedNavigation.figures(indicator.series(), day, getTranslation("alert.figures"))));
        }
    }

    /** A higher level sees an escalated alert, but its series only if shared. */
    private Component look(Unit unit, Indicator indicator) {
        return currentUser.viewer().maySeeSeriesOf(unit)
                ? DatafeedNavigation.link(indicator.series(), getTranslation("alert.look"))
                : new Paragraph(getTranslation("alert.closed-series"));
    }

    private boolean maySpeak(Alert alert) {
        return currentUser.viewer().mayActFor(alerts.notifiedLevels(alert));
    }

    private String name(Alert alert) {
        return indicators.find(alert.series()).orElseThrow().name(getLocale());
    }

    private static String name(UnitTree tree, UnitId unit) {
        return tree.find(unit).map(each -> each.name()).orElse(unit.value());
    }

    private static ZoneId zone(UnitTree tree, UnitId unit) {
        return tree.find(unit).map(each -> each.zone()).orElse(ZoneOffset.UTC);
    }
}
