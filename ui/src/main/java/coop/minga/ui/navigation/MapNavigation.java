package coop.minga.ui.navigation;

import com.vaadin.flow.component.html.Anchor;

/** Path to the map of units. */
public final class MapNavigation {

    public static final String MAP = "map";

    private MapNavigation() {}

    public static Anchor link(String text) {
        return Link.to(MAP, text);
    }
}
