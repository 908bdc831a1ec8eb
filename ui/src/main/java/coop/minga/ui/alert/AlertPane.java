package coop.minga.ui.alert;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Nav;
import coop.minga.analytics.alert.Alert;
import coop.minga.analytics.alert.AlertId;
import coop.minga.analytics.datafeed.Datafeed;
import coop.minga.ui.account.CurrentUser;
import coop.minga.ui.breadcrumb.Breadcrumbs;
import coop.minga.ui.discussion.ThreadPanel;
import coop.minga.ui.live.LiveUpdates;
import org.jspecify.annotations.Nullable;

/**
 * An alert, as a page or beside a list: head, chart, clock, acts and talk. Created by the UI's instantiator, which
 * injects its services.
 */
public final class AlertPane extends Div {

    private static final long serialVersionUID = 1L;

    private final transient AlertQueries sources;
    private final transient AlertCommands services;
    private final transient CurrentUser currentUser;
    private final transient LiveUpdates live;
    private @Nullable AlertId shown;

    public AlertPane(AlertQueries sources, AlertCommands services, CurrentUser currentUser, LiveUpdates live) {
        this.sources = sources;
        this.services = services;
        this.currentUser = currentUser;
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
            clear();
            var alert = sources.alerts().requireVisible(currentUser.id(), id);
            var datafeed = sources.datafeeds().find(alert.series()).orElseThrow();
            show(alert, datafeed, plainBreadcrumbs(datafeed), new H2());
        }
    }

    /** Shows it as a page, under a heading of the first level. */
    void showPage(Alert alert, Datafeed datafeed, Breadcrumbs breadcrumbs) {
        clear();
        show(alert, datafeed, breadcrumbs, new H1());
    }

    /** Shows nothing. */
    public void clear() {
        shown = null;
        removeAll();
    }

    /** @param heading empty */
    private void show(Alert alert, Datafeed datafeed, Nav way, HtmlContainer heading) {
        var head = new AlertHead(way, heading, datafeed, currentUser);
        var content = new AlertContent(sources, currentUser, datafeed, parts(head, alert, datafeed));
        add(content);
        content.follow(live, alert.id());
        shown = alert.id();
    }

    private PlainBreadcrumbs plainBreadcrumbs(Datafeed datafeed) {
        var unit = datafeed.unit();
        return new PlainBreadcrumbs(
                sources.units().pathUp(unit.id()),
                datafeed,
                currentUser.viewer().maySeeSeriesOf(unit));
    }

    private AlertContent.Parts parts(AlertHead head, Alert alert, Datafeed datafeed) {
        var thread = thread(alert, datafeed);
        return new AlertContent.Parts(
                head,
                new ChartPanel(sources.datafeeds(), sources.effects(), currentUser),
                new ActionsPanel(services, sources.people(), currentUser, alert.id(), datafeed),
                thread,
                new AlertSteps(sources.events(), sources.people(), thread));
    }

    private ThreadPanel thread(Alert alert, Datafeed datafeed) {
        var maySpeak = currentUser.viewer().mayActFor(sources.alerts().notifiedLevels(alert));
        return new ThreadPanel(
                services.threads(),
                alert.id(),
                currentUser,
                maySpeak,
                live,
                datafeed.unit().zone());
    }
}
