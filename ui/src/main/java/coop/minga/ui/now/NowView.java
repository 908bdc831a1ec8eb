package coop.minga.ui.now;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.masterdetaillayout.MasterDetailLayout;
import com.vaadin.flow.di.Instantiator;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import coop.minga.analytics.alert.AlertId;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.catalogue.Units;
import coop.minga.analytics.clock.SharedFederationClock;
import coop.minga.analytics.now.NowPages;
import coop.minga.analytics.now.NowRow;
import coop.minga.analytics.now.NowSnapshot;
import coop.minga.ui.account.CurrentUser;
import coop.minga.ui.alert.AlertPane;
import coop.minga.ui.component.Formats;
import coop.minga.ui.live.LiveUpdates;
import coop.minga.ui.navigation.MapNavigation;
import coop.minga.ui.navigation.NowNavigation;
import jakarta.annotation.security.PermitAll;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.BaseJsonNode;

/** The start page: what needs the viewer, updated live without being built again, with the chosen alert beside it. */
@Route(NowNavigation.NOW)
@PermitAll
final class NowView extends Div implements HasDynamicTitle, AfterNavigationObserver {

    private static final long serialVersionUID = 1L;

    /** A narrow window shows the chosen alert as a dialog, which needs a name. A wide window shows it without a role. */
    private static final String NAME_DIALOG = """
            this.updateComplete.then(() => {
                const detail = this.shadowRoot.getElementById('detail');
                const name = () => detail.hasAttribute('role')
                    ? detail.setAttribute('aria-label', $0)
                    : detail.removeAttribute('aria-label');
                new MutationObserver(name).observe(detail, { attributeFilter: ['role'] });
                name();
            })
            """;

    private final transient NowPages pages;
    private final transient CurrentUser currentUser;
    private final Span time = new Span();
    private final Tiles tiles;
    private final RowGroups rows;
    private final MasterDetailLayout layout = new MasterDetailLayout();
    private @Nullable AlertPane pane;
    private boolean isNew = true;

    NowView(NowPages pages, Units units, CurrentUser currentUser, SharedFederationClock clock, LiveUpdates live) {
        this.pages = pages;
        this.currentUser = currentUser;
        tiles = new Tiles(clock);
        var looks = new RecordedLooks(
                () -> units.today(clock.instant()), seen -> pages.recordLook(currentUser.viewer(), seen));
        rows = new RowGroups(
                clock,
                delivered ->
                        looks.record(delivered.stream().map(NowRow::indicator).toList()),
                this::choose);
        addClassNames("view", "now-page");
        time.addClassName("now");
        var title = new Header(new H1(getTranslation("now.title")), time);
        title.addClassName("view-title");
        layout.getElement().executeJs(NAME_DIALOG, getTranslation("now.chosen"));
        var master = new Div(rows, MapNavigation.link(getTranslation("now.map")));
        master.addClassName("master");
        layout.setMaster(master);
        layout.setMasterSize("min(30rem, 100vw - 1.5rem)");
        layout.setDetailSize("30rem", true);
        layout.setDetailPlaceholder(placeholder());
        layout.addBackdropClickListener(click -> clear());
        layout.addDetailEscapePressListener(escape -> clear());
        add(title, tiles, layout);
        live.redrawOn(this, this::show, List.of(live.readings(), live.alerts(), live.people()));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("now.title");
    }

    /** Shows the alert of the address. */
    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        var alert = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(NowNavigation.CHOSEN)
                .flatMap(NowView::alert);
        alert.ifPresentOrElse(this::showAlert, this::hideAlert);
    }

    private static Optional<AlertId> alert(String number) {
        return number.matches("\\d{1,18}") ? Optional.of(new AlertId(Long.parseLong(number))) : Optional.empty();
    }

    private void choose(AlertId alert) {
        showAlert(alert);
        address("?" + NowNavigation.CHOSEN + "=" + alert);
    }

    private void clear() {
        hideAlert();
        address("./");
    }

    private void address(String location) {
        UI.getCurrentOrThrow().getPage().getHistory().replaceState((BaseJsonNode) null, location);
    }

    private void showAlert(AlertId alert) {
        if (pane == null) {
            pane = Instantiator.get(UI.getCurrentOrThrow()).getOrCreate(AlertPane.class);
        }
        pane.show(alert);
        rows.mark(alert);
        layout.setDetail(pane);
    }

    private void hideAlert() {
        layout.setDetail(null);
        rows.mark(null);
        if (pane != null) {
            pane.clear();
        }
    }

    private Paragraph placeholder() {
        var hint = new Paragraph(getTranslation("now.choose"));
        hint.addClassNames("quiet-text", "hint");
        return hint;
    }

    /** Does not render while no browser is connected: the change would arrive later without an access-log entry. */
    private void show() {
        if (!isNew && !LiveUpdates.isSeen(this)) {
            return;
        }
        isNew = false;
        var page = pages.page(currentUser.viewer());
        var now =
                getTranslation("now.time", Formats.here().moment(page.snapshot().at(), zone(page.snapshot())));
        if (!now.equals(time.getText())) {
            time.setText(now);
        }
        tiles.show(page);
        rows.show(page);
    }

    private static ZoneId zone(NowSnapshot snapshot) {
        return snapshot.tree().root().map(Unit::zone).orElse(ZoneOffset.UTC);
    }
}
