package coop.minga.ui.alert;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.di.Instantiator;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Route;
import coop.minga.analytics.alert.AlertAccess;
import coop.minga.analytics.alert.AlertId;
import coop.minga.analytics.datafeed.Datafeeds;
import coop.minga.ui.account.CurrentUser;
import coop.minga.ui.breadcrumb.BreadcrumbFactory;
import coop.minga.ui.navigation.AlertNavigation;
import jakarta.annotation.security.PermitAll;

/** The page of an alert. */
@Route(AlertNavigation.ALERT)
@PermitAll
final class AlertView extends Div implements HasUrlParameter<Long>, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient AlertAccess alerts;
    private final transient Datafeeds datafeeds;
    private final transient CurrentUser currentUser;
    private final transient BreadcrumbFactory breadcrumbs;
    private final AlertPane pane;
    private String pageTitle = "";

    AlertView(AlertAccess alerts, Datafeeds datafeeds, CurrentUser currentUser, BreadcrumbFactory breadcrumbs) {
        this.alerts = alerts;
        this.datafeeds = datafeeds;
        this.currentUser = currentUser;
        this.breadcrumbs = breadcrumbs;
        pane = Instantiator.get(UI.getCurrent()).getOrCreate(AlertPane.class);
        addClassNames("view", "alert");
        add(pane);
    }

    /** Denied and logged if the person may not see the alert. Alerts share one view instance. */
    @Override
    public void setParameter(BeforeEvent event, Long number) {
        var id = new AlertId(number);
        var alert = alerts.requireVisible(currentUser.id(), id);
        var datafeed = datafeeds.find(alert.series()).orElseThrow();
        var indicator = datafeed.indicator();
        pageTitle = getTranslation("alert.title", id.toString(), indicator.name(getLocale()));
        pane.showPage(alert, datafeed, breadcrumbs.leadingTo(datafeed.unit(), indicator));
    }

    @Override
    public String getPageTitle() {
        return pageTitle;
    }
}
