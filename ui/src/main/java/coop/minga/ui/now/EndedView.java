package coop.minga.ui.now;

import java.util.List;
import java.util.Optional;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.catalogue.Units;
import coop.minga.analytics.clock.SharedFederationClock;
import coop.minga.analytics.now.EndedAlerts;
import coop.minga.analytics.now.EndedPage;
import coop.minga.analytics.now.EndedPosition;
import coop.minga.analytics.now.NowRow.AlertRow;
import coop.minga.ui.account.CurrentUser;
import coop.minga.ui.live.LiveUpdates;
import coop.minga.ui.navigation.AlertNavigation;
import coop.minga.ui.navigation.NowNavigation;
import jakarta.annotation.security.PermitAll;

/** Ended alerts that the viewer may see, with how they ended, latest first, in pages; of all units or some. */
@Route(AlertNavigation.ENDED)
@PermitAll
final class EndedView extends Div implements HasDynamicTitle, BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient EndedAlerts ended;
    private final transient Units units;
    private final transient SharedFederationClock clock;
    private final transient CurrentUser currentUser;
    private final transient LiveUpdates live;

    EndedView(EndedAlerts ended, Units units, SharedFederationClock clock, CurrentUser currentUser, LiveUpdates live) {
        this.ended = ended;
        this.units = units;
        this.clock = clock;
        this.currentUser = currentUser;
        this.live = live;
        addClassNames("view", "ended-list");
    }

    @Override
    public String getPageTitle() {
        return getTranslation("ended.title");
    }

    /** Pages share one view instance; the page's content ends its redraws. */
    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        var asked = event.getLocation().getQueryParameters();
        unit(asked).ifPresent(unit -> {
            var after = asked.getSingleParameter(AlertNavigation.AFTER).flatMap(AlertNavigation::position);
            var shown = new Page(unit, after.orElse(EndedPosition.START));
            add(shown);
            live.redrawOn(shown, shown::show, List.of(live.alerts()));
        });
    }

    /** The root unless asked for another; empty in a federation without units. */
    private Optional<Unit> unit(QueryParameters asked) {
        return asked.getSingleParameter(AlertNavigation.UNIT)
                .map(name -> UnitId.parse(name)
                        .flatMap(units::find)
                        .orElseThrow(() -> new NotFoundException("There is no unit " + name + ".")))
                .or(units::root);
    }

    private final class Page extends Div {

        private static final long serialVersionUID = 1L;

        private final transient Unit unit;
        private final transient EndedPosition after;
        private final Nav path = nav("ended.units");
        private final Paragraph none = new Paragraph(getTranslation("ended.none"));
        private final RowList rows = new RowList();
        private final Nav pages = nav("alerts.pages");
        private final transient RecordedLooks looks = new RecordedLooks(
                () -> units.today(clock.instant()), seen -> ended.recordLook(currentUser.viewer(), seen));
        private boolean isNew = true;

        Page(Unit unit, EndedPosition after) {
            this.unit = unit;
            this.after = after;
            addClassName("stack");
            var title = new H1(getTranslation("ended.title"));
            var heading = new Header(new Div(new Anchor(NowNavigation.NOW, getTranslation("now.title"))), title);
            heading.addClassName("view-title");
            add(heading, path, none, rows, pages);
        }

        private static Nav nav(String label) {
            var nav = new Nav();
            nav.addClassName("row");
            nav.setAriaLabel(nav.getTranslation(label));
            return nav;
        }

        /** As on Now: no rendering while no browser is connected. */
        private void show() {
            if (!isNew && !LiveUpdates.isSeen(this)) {
                return;
            }
            isNew = false;
            var page = ended.page(currentUser.viewer(), unit.id(), after);
            looks.record(page.rows().stream().map(AlertRow::indicator).toList());
            showPath(page);
            none.setVisible(page.rows().isEmpty());
            rows.setVisible(!page.rows().isEmpty());
            var now = clock.current();
            rows.show(
                    page.rows().stream()
                            .map(row -> new RowElement.Model(row, null, now.rate()))
                            .toList(),
                    new RowContent(this, now));
            showPages(page);
        }

        /** The unit with those above it, to list more, and those below it, to list fewer. */
        private void showPath(EndedPage page) {
            path.removeAll();
            for (var above : page.path()) {
                path.add(above.equals(unit) ? here(above) : AlertNavigation.ended(above.id(), above.name()));
            }
            if (!page.below().isEmpty()) {
                path.add(new Span(getTranslation("ended.only")));
                page.below().forEach(below -> path.add(AlertNavigation.ended(below.id(), below.name())));
            }
        }

        private static Span here(Unit unit) {
            var here = new Span(unit.name());
            here.getElement().setAttribute("aria-current", "true");
            return here;
        }

        private void showPages(EndedPage page) {
            pages.removeAll();
            if (!after.equals(EndedPosition.START)) {
                pages.add(AlertNavigation.ended(unit.id(), getTranslation("ended.latest")));
            }
            var next = page.next();
            if (next != null) {
                pages.add(AlertNavigation.ended(unit.id(), next, getTranslation("ended.older")));
            }
            pages.setVisible(pages.getComponentCount() > 0);
        }
    }
}
