package coop.minga.ui.now;

import java.util.List;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import coop.minga.analytics.now.NowSnapshots;
import coop.minga.ui.account.CurrentUser;
import coop.minga.ui.live.LiveUpdates;
import coop.minga.ui.navigation.MapNavigation;
import jakarta.annotation.security.PermitAll;

/** All units with their open alerts and states of reporting, as far as the viewer may know them. Shows no readings. */
@Route(MapNavigation.MAP)
@PermitAll
final class MapView extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient NowSnapshots snapshots;
    private final transient CurrentUser currentUser;
    private final TreePanel tree = new TreePanel();
    private final ReportingPanel reporting = new ReportingPanel();
    private boolean isNew = true;

    MapView(NowSnapshots snapshots, CurrentUser currentUser, LiveUpdates live) {
        this.snapshots = snapshots;
        this.currentUser = currentUser;
        addClassNames("view", "map");
        var title = new Header(new H1(getTranslation("map.title")));
        title.addClassName("view-title");
        add(title, tree, reporting);
        live.redrawOn(this, this::show, List.of(live.readings(), live.alerts()));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("map.title");
    }

    private void show() {
        if (!isNew && !LiveUpdates.isSeen(this)) {
            return;
        }
        isNew = false;
        var snapshot = snapshots.snapshot(currentUser.viewer());
        tree.show(snapshot);
        reporting.show(snapshot);
    }
}
