package coop.minga.ui.navigation;

import com.vaadin.flow.component.html.Anchor;
import coop.minga.analytics.catalogue.UnitId;

/** The ways to the catalogue and to a unit in it. */
public final class CatalogueNavigation {

    public static final String CATALOGUE = "catalogue";
    public static final String UNIT = "unit";

    private CatalogueNavigation() {}

    public static Anchor link(UnitId unit, String text) {
        return Link.to(UNIT + "/" + unit.value(), text);
    }
}
