package coop.minga.ui.now;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.clock.PersistedClock;
import coop.minga.analytics.now.NowGroup;
import coop.minga.analytics.now.NowPage;
import coop.minga.analytics.now.NowPages;
import coop.minga.analytics.now.NowRow;
import coop.minga.analytics.now.WallSnapshot;
import coop.minga.ui.account.CurrentUser;
import coop.minga.ui.component.Formats;
import coop.minga.ui.live.LiveUpdates;
import coop.minga.ui.navigation.AlertNavigation;
import coop.minga.ui.navigation.WallNavigation;
import jakarta.annotation.security.PermitAll;

/** The start page: what needs the viewer, updated live without being built again. */
@Route(WallNavigation.WALL)
@PermitAll
final class NowView extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient NowPages pages;
    private final transient CurrentUser currentUser;
    private final Span time = new Span();
    private final Tiles tiles;
    private final Paragraph calm = new Paragraph(getTranslation("wall.alerts.none"));
    private final RowGroup yours;
    private final RowGroup reached;
    private final Paragraph more = new Paragraph();
    private final RowGroup unusual;
    private final RowGroup better;
    private final RowGroup ended;
    private final TreePanel tree = new TreePanel();
    private final ReportingPanel reporting = new ReportingPanel();
    private boolean isNew = true;

    NowView(NowPages pages, CurrentUser currentUser, PersistedClock clock, LiveUpdates live) {
        this.pages = pages;
        this.currentUser = currentUser;
        tiles = new Tiles(clock);
        yours = RowGroup.open(NowGroup.YOURS, clock);
        reached = RowGroup.open(NowGroup.REACHED, clock);
        unusual = RowGroup.open(NowGroup.UNUSUAL, clock);
        better = RowGroup.folded(NowGroup.BETTER, clock, this::recordLook);
        ended = RowGroup.folded(NowGroup.ENDED, clock, this::recordLook);
        addClassNames("view", "now-page");
        time.addClassName("now");
        more.addClassName("more");
        calm.addClassName("calm");
        var title = new Header(new H1(getTranslation("now.title")), time);
        title.addClassName("view-title");
        var list = new Div(calm, yours, reached, more, unusual, better, ended);
        list.addClassName("groups");
        var beside = new Div(tree, reporting);
        beside.addClassName("beside");
        add(title, tiles, list, beside);
        live.redrawOn(this, this::show, List.of(live.readings(), live.alerts()));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("now.title");
    }

    /** Does not render while no browser is connected: the change would arrive later without an access-log entry. */
    private void show() {
        if (!isNew && !LiveUpdates.isSeen(this)) {
            return;
        }
        isNew = false;
        var page = pages.page(currentUser.viewer());
        recordLook(groups().flatMap(group -> group.delivered(page).stream()).toList());
        time.setText(
                getTranslation("wall.now", Formats.here().moment(page.wall().at(), zone(page.wall()))));
        tiles.show(page);
        show(page);
        tree.show(page.wall());
        reporting.show(page.wall());
    }

    private void show(NowPage page) {
        var counts = page.counts();
        calm.setVisible(page.wall().alerts().open() == 0);
        yours.show(page, counts.yours());
        reached.show(page, page.of(NowGroup.REACHED).size());
        unusual.show(page, page.of(NowGroup.UNUSUAL).size());
        better.show(page, page.of(NowGroup.BETTER).size());
        ended.show(page, counts.ended());
        more.setVisible(counts.notShown() > 0);
        more.removeAll();
        more.add(AlertNavigation.list(0, getTranslation("now.more", counts.notShown())));
    }

    private Stream<RowGroup> groups() {
        return Stream.of(yours, reached, unusual, better, ended);
    }

    private void recordLook(List<NowRow> delivered) {
        pages.recordLook(currentUser.viewer(), delivered);
    }

    private static ZoneId zone(WallSnapshot wall) {
        return wall.tree().root().map(Unit::zone).orElse(ZoneOffset.UTC);
    }
}
