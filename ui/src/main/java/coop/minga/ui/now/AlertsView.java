package coop.minga.ui.now;

import java.util.List;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.OptionalParameter;
import com.vaadin.flow.router.Route;
import coop.minga.analytics.alert.VisibleAlerts;
import coop.minga.analytics.catalogue.Units;
import coop.minga.analytics.clock.SharedFederationClock;
import coop.minga.analytics.now.NowSnapshots;
import coop.minga.ui.account.CurrentUser;
import coop.minga.ui.live.LiveUpdates;
import coop.minga.ui.navigation.AlertNavigation;
import coop.minga.ui.navigation.NowNavigation;
import jakarta.annotation.security.PermitAll;
import org.jspecify.annotations.Nullable;

/** All open alerts that reached the viewer's levels, worst first, in pages. */
@Route(AlertNavigation.ALERTS)
@PermitAll
final class AlertsView extends Div implements HasUrlParameter<Integer>, HasDynamicTitle {

    private static final long serialVersionUID = 1L;
    private static final int MOST_PAGES = 1_000_000;

    private final transient NowSnapshots snapshots;
    private final transient Units units;
    private final transient SharedFederationClock clock;
    private final transient CurrentUser currentUser;
    private final transient LiveUpdates live;

    AlertsView(
            NowSnapshots snapshots,
            Units units,
            SharedFederationClock clock,
            CurrentUser currentUser,
            LiveUpdates live) {
        this.snapshots = snapshots;
        this.units = units;
        this.clock = clock;
        this.currentUser = currentUser;
        this.live = live;
        addClassNames("view", "alerts-list");
    }

    /** Pages share one view instance; the page's content ends its redraws. */
    @Override
    public void setParameter(BeforeEvent event, @OptionalParameter @Nullable Integer page) {
        var number = page == null ? 1 : page;
        if (number < 1 || number > MOST_PAGES) {
            throw new NotFoundException("There is no page " + number + " of the alerts.");
        }
        removeAll();
        var shown = new Page((number - 1) * AlertNavigation.PAGE);
        add(shown);
        live.redrawOn(shown, shown::show, List.of(live.alerts()));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("alerts.title");
    }

    private final class Page extends Div {

        private static final long serialVersionUID = 1L;

        private final int skipped;
        private final H1 title = new H1();
        private final Paragraph range = new Paragraph();
        private final AlertCards cards = new AlertCards();
        private final Nav pages = new Nav();
        private final transient RecordedLooks looks = new RecordedLooks(
                () -> units.today(clock.instant()), seen -> snapshots.recordLook(currentUser.viewer(), seen));
        private boolean isNew = true;

        Page(int skipped) {
            this.skipped = skipped;
            addClassName("stack");
            pages.addClassName("row");
            pages.setAriaLabel(getTranslation("alerts.pages"));
            var heading = new Header(new Div(new Anchor(NowNavigation.NOW, getTranslation("now.title"))), title);
            heading.addClassName("view-title");
            add(heading, range, cards, pages);
        }

        /** As on Now: no rendering while no browser is connected. */
        private void show() {
            if (!isNew && !LiveUpdates.isSeen(this)) {
                return;
            }
            isNew = false;
            var visible = snapshots.visibleAlerts(currentUser.viewer(), skipped, AlertNavigation.PAGE);
            looks.record(visible.indicators().values());
            title.setText(getTranslation("alerts.heading", visible.open()));
            range.setText(
                    visible.open() == 0
                            ? getTranslation("alerts.none")
                            : getTranslation(
                                    "alerts.range",
                                    visible.before() + 1,
                                    visible.before() + visible.alerts().size(),
                                    visible.open()));
            cards.show(visible, units.tree(), clock.current());
            pages.removeAll();
            link(visible);
        }

        private void link(VisibleAlerts visible) {
            if (visible.before() > 0) {
                pages.add(
                        AlertNavigation.list(visible.before() - AlertNavigation.PAGE, getTranslation("alerts.worse")));
            }
            if (visible.after() > 0) {
                pages.add(AlertNavigation.list(
                        visible.before() + AlertNavigation.PAGE, getTranslation("alerts.next", visible.after())));
            }
            pages.setVisible(pages.getComponentCount() > 0);
        }
    }
}
