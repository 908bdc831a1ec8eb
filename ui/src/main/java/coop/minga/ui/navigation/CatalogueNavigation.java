package coop.minga.ui.navigation;

import com.vaadin.flow.component.html.Anchor;
import coop.minga.analytics.catalogue.UnitId;

/** The ways to the catalogue and to a unit in it. */
public final class CatalogueNavigation {

    public static final String CATALOGUE = "catalogue";
    public static final String UNIT = "unit";

    /** How many units are listed at once. */
    public static final int PAGE = 200;

    private CatalogueNavigation() {}

    /** The way to the page of the catalogue that has the unit with so many before it. */
    public static Anchor list(int before, String text) {
        return Link.to(CATALOGUE + "/" + (before / PAGE + 1), text);
    }

    public static Anchor link(UnitId unit, String text) {
        return Link.to(UNIT + "/" + unit.value(), text);
    }
}
