package coop.minga.ui.navigation;

import com.vaadin.flow.component.html.Anchor;
import coop.minga.analytics.catalogue.UnitId;

/** Paths to the catalogue and its units. */
public final class CatalogueNavigation {

    public static final String CATALOGUE = "catalogue";
    public static final String UNIT = "unit";

    /** Units per page. */
    public static final int PAGE = 200;

    private CatalogueNavigation() {}

    /** Links to the page with the unit at this offset. */
    public static Anchor list(int before, String text) {
        return Link.to(CATALOGUE + "/" + (before / PAGE + 1), text);
    }

    public static Anchor link(UnitId unit, String text) {
        return Link.to(path(unit), text);
    }

    public static String path(UnitId unit) {
        return UNIT + "/" + unit.value();
    }
}
