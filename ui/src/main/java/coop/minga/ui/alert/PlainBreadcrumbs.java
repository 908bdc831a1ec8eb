package coop.minga.ui.alert;

import java.util.List;

import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.datafeed.Datafeed;
import coop.minga.ui.navigation.CatalogueNavigation;
import coop.minga.ui.navigation.DatafeedNavigation;

/** The way to an alert beside a list, without siblings: stepping to one would leave the list. */
final class PlainBreadcrumbs extends Nav {

    private static final long serialVersionUID = 1L;

    /**
     * @param pathUp from the alert's unit to the root
     * @param open whether the viewer may see the values
     */
    PlainBreadcrumbs(List<Unit> pathUp, Datafeed datafeed, boolean open) {
        addClassName("trail");
        setAriaLabel(getTranslation("alert.trail"));
        pathUp.reversed().forEach(unit -> add(CatalogueNavigation.link(unit.id(), unit.name())));
        var indicator = datafeed.indicator();
        var name = indicator.name(getLocale());
        add(open ? DatafeedNavigation.link(indicator.series(), name) : new Span(name));
    }
}
