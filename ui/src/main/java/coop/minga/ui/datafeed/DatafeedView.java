package coop.minga.ui.datafeed;

import java.util.List;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import coop.minga.analytics.alert.AlertAccess;
import coop.minga.analytics.alert.AlertId;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.datafeed.Datafeed;
import coop.minga.analytics.datafeed.Datafeeds;
import coop.minga.analytics.effect.EventEffects;
import coop.minga.analytics.event.EventActions;
import coop.minga.ui.account.CurrentUser;
import coop.minga.ui.breadcrumb.BreadcrumbFactory;
import coop.minga.ui.component.RetiredBadge;
import coop.minga.ui.live.LiveUpdates;
import coop.minga.ui.navigation.DatafeedNavigation;
import jakarta.annotation.security.PermitAll;

/** One indicator as chart and table. */
@Route(DatafeedNavigation.INDICATOR)
@PermitAll
final class DatafeedView extends Div implements HasUrlParameter<Integer>, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient Datafeeds datafeeds;
    private final transient AlertAccess alerts;
    private final transient EventActions announcements;
    private final transient EventEffects effects;
    private final transient CurrentUser currentUser;
    private final transient BreadcrumbFactory breadcrumbs;
    private final transient LiveUpdates live;
    private String pageTitle = "";

    DatafeedView(
            Datafeeds datafeeds,
            AlertAccess alerts,
            EventActions announcements,
            EventEffects effects,
            CurrentUser currentUser,
            BreadcrumbFactory breadcrumbs,
            LiveUpdates live) {
        this.datafeeds = datafeeds;
        this.alerts = alerts;
        this.announcements = announcements;
        this.effects = effects;
        this.currentUser = currentUser;
        this.breadcrumbs = breadcrumbs;
        this.live = live;
        addClassNames("view", "datafeed");
    }

    /** Indicators share one view instance; the panel ends its redraws. */
    @Override
    public void setParameter(BeforeEvent event, Integer number) {
        var datafeed = datafeeds
                .find(new SeriesId(number))
                .orElseThrow(() -> new NotFoundException("There is no indicator " + number + "."));
        var readings = new ReadingsPanel(datafeeds, alerts, announcements, effects, datafeed, currentUser);
        removeAll();
        add(heading(datafeed), readings);
        live.redrawOn(readings, readings::show, List.of(live.readings(), live.alerts()));
        event.getLocation()
                .getQueryParameters()
                .getSingleParameter(DatafeedNavigation.ANNOUNCING)
                .filter(alert -> alert.matches("\\d{1,18}"))
                .map(alert -> alerts.requireVisible(currentUser.id(), new AlertId(Long.parseLong(alert))))
                .filter(alert -> alert.series().equals(datafeed.indicator().series()))
                .ifPresent(alert -> readings.announce(alert.deviation()));
    }

    @Override
    public String getPageTitle() {
        return pageTitle;
    }

    private Header heading(Datafeed datafeed) {
        var name = datafeed.indicator().name(getLocale());
        var unit = datafeed.unit();
        pageTitle = name + " · " + unit.name();
        var heading = new Header(breadcrumbs.of(unit, datafeed.indicator()), new H1(name));
        RetiredBadge.badge(this, datafeed.indicator()).ifPresent(heading::add);
        heading.addClassName("view-title");
        return heading;
    }
}
