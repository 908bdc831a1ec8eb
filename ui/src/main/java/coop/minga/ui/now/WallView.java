package coop.minga.ui.now;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.clock.PersistedClock;
import coop.minga.analytics.now.Wall;
import coop.minga.analytics.now.WallSnapshot;
import coop.minga.ui.account.CurrentUser;
import coop.minga.ui.component.Formats;
import coop.minga.ui.live.LiveUpdates;
import coop.minga.ui.navigation.WallNavigation;
import jakarta.annotation.security.PermitAll;

/** The start page: the federation's state as visible to the viewer, updated live. */
@Route(WallNavigation.WALL)
@PermitAll
final class WallView extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient Wall wall;
    private final transient CurrentUser currentUser;
    private final Span now = new Span();
    private final AlertsPanel alerts;
    private final UnusualReadingsPanel exceptions = new UnusualReadingsPanel();
    private final TreePanel tree = new TreePanel();
    private final ReportingPanel reporting = new ReportingPanel();
    private boolean isNew = true;

    WallView(Wall wall, CurrentUser currentUser, PersistedClock clock, LiveUpdates live) {
        this.wall = wall;
        this.currentUser = currentUser;
        this.alerts = new AlertsPanel(clock);
        addClassNames("view", "wall");
        now.addClassName("now");
        var title = new Header(new H1(getTranslation("wall.title")), now);
        title.addClassName("view-title");
        add(title, alerts, exceptions, tree, reporting);
        live.redrawOn(this, this::show, List.of(live.readings(), live.alerts()));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("wall.title");
    }

    /** Does not render while no browser is connected: the change would arrive later without an access-log entry. */
    private void show() {
        if (!isNew && !LiveUpdates.isSeen(this)) {
            return;
        }
        isNew = false;
        var viewer = currentUser.viewer();
        var snapshot = wall.snapshot(viewer);
        wall.recordLook(viewer, snapshot);
        now.setText(getTranslation("wall.now", Formats.here().moment(snapshot.at(), zone(snapshot))));
        alerts.show(snapshot);
        exceptions.show(snapshot);
        tree.show(snapshot);
        reporting.show(snapshot);
    }

    private static ZoneId zone(WallSnapshot snapshot) {
        return snapshot.tree().root().map(Unit::zone).orElse(ZoneOffset.UTC);
    }
}
