package coop.minga.ui.alert;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import coop.minga.analytics.alert.AlertAccess;
import coop.minga.analytics.alert.AlertActions;
import coop.minga.analytics.alert.AlertEvents;
import coop.minga.analytics.alert.AlertId;
import coop.minga.analytics.catalogue.Units;
import coop.minga.analytics.clock.PersistedClock;
import coop.minga.analytics.datafeed.AlertAssessments;
import coop.minga.analytics.datafeed.Datafeeds;
import coop.minga.analytics.discussion.Threads;
import coop.minga.analytics.effect.EventEffects;
import coop.minga.analytics.people.People;
import coop.minga.analytics.response.Responses;
import coop.minga.ui.account.CurrentUser;
import coop.minga.ui.discussion.ThreadPanel;
import coop.minga.ui.live.LiveUpdates;
import org.jspecify.annotations.Nullable;

/**
 * An alert, as a page or beside a list: head, chart, clock, acts and talk. Created by the UI's instantiator, which
 * injects its services.
 */
public final class AlertPane extends Div {

    private static final long serialVersionUID = 1L;

    private final transient AlertActions actions;
    private final transient Responses responses;
    private final transient AlertAccess alerts;
    private final transient AlertAssessments assessments;
    private final transient AlertEvents events;
    private final transient Datafeeds datafeeds;
    private final transient EventEffects effects;
    private final transient Units units;
    private final transient People people;
    private final transient PersistedClock clock;
    private final transient CurrentUser currentUser;
    private final transient Threads threads;
    private final transient LiveUpdates live;
    private @Nullable AlertId shown;

    public AlertPane(
            AlertActions actions,
            Responses responses,
            AlertAccess alerts,
            AlertAssessments assessments,
            AlertEvents events,
            Datafeeds datafeeds,
            EventEffects effects,
            Units units,
            People people,
            PersistedClock clock,
            CurrentUser currentUser,
            Threads threads,
            LiveUpdates live) {
        this.actions = actions;
        this.responses = responses;
        this.alerts = alerts;
        this.assessments = assessments;
        this.events = events;
        this.datafeeds = datafeeds;
        this.effects = effects;
        this.units = units;
        this.people = people;
        this.clock = clock;
        this.currentUser = currentUser;
        this.threads = threads;
        this.live = live;
        addClassName("alert-pane");
    }

    /**
     * Shows the alert under a heading of the second level, live. Does nothing if it is shown already.
     *
     * @throws coop.minga.analytics.access.PermissionDeniedException if the person may not see it; logged
     */
    public void show(AlertId id) {
        if (!id.equals(shown)) {
            show(id, new H2());
        }
    }

    /** Shows it as a page, under a heading of the first level. */
    void showPage(AlertId id) {
        show(id, new H1());
    }

    /** Shows nothing. */
    public void clear() {
        shown = null;
        removeAll();
    }

    /** @param heading empty */
    private void show(AlertId id, HtmlContainer heading) {
        clear();
        var alert = alerts.look(currentUser.id(), id);
        var tree = units.tree();
        var datafeed = datafeeds.find(alert.series()).orElseThrow();
        var head = new AlertHead(heading, datafeed, tree.pathUp(alert.unit()), currentUser);
        var chart = new ChartPanel(datafeeds, effects, currentUser);
        var acts = new ActionsPanel(responses, actions, datafeed, id, currentUser, people, clock);
        var maySpeak = currentUser.viewer().mayActFor(alerts.notifiedLevels(alert));
        var thread = new ThreadPanel(
                threads, id, currentUser, maySpeak, live, datafeed.unit().zone());
        var content = new AlertContent(new AlertContent.Sources(alerts, assessments, units, currentUser), id, datafeed);
        content.add(head, chart, acts, thread);
        add(content);
        content.follow(live, head, chart, acts, new AlertSteps(events, people, thread));
        shown = id;
    }
}
