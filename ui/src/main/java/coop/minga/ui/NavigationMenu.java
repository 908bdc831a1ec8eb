package coop.minga.ui;

import java.util.List;
import java.util.Map;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import coop.minga.ui.navigation.AggregateNavigation;
import coop.minga.ui.navigation.AlertNavigation;
import coop.minga.ui.navigation.CatalogueNavigation;
import coop.minga.ui.navigation.DatafeedNavigation;
import coop.minga.ui.navigation.MapNavigation;
import coop.minga.ui.navigation.NowNavigation;

/** The places of the room. The person's menu leads to the account and to pages about the room itself. */
final class NavigationMenu extends Nav {

    private static final long serialVersionUID = 1L;

    /** Places of views that have no link of their own. */
    private static final Map<String, String> PLACES = Map.of(
            AlertNavigation.ALERT, NowNavigation.NOW,
            AlertNavigation.ALERTS, NowNavigation.NOW,
            AlertNavigation.ENDED, NowNavigation.NOW,
            CatalogueNavigation.UNIT, MapNavigation.MAP,
            DatafeedNavigation.INDICATOR, MapNavigation.MAP,
            DatafeedNavigation.FIGURES, MapNavigation.MAP,
            AggregateNavigation.PATH, MapNavigation.MAP);

    NavigationMenu() {
        addClassName("main-nav");
        setAriaLabel(getTranslation("frame.places"));
        addLink(NowNavigation.NOW, "place.now");
        addLink(MapNavigation.MAP, "place.map");
        addLink(CatalogueNavigation.CATALOGUE, "place.catalogue");
    }

    /** @param path first segment of the current view's path */
    void markCurrent(String path) {
        var place = PLACES.getOrDefault(path, path);
        links().forEach(link -> {
            if (link.getHref().equals(place)) {
                link.getElement().setAttribute("aria-current", place.equals(path) ? "page" : "true");
            } else {
                link.getElement().removeAttribute("aria-current");
            }
        });
    }

    private void addLink(String path, String text) {
        var sign = new Span();
        sign.addClassNames("sign", text.replace('.', '-'));
        sign.getElement().setAttribute("aria-hidden", "true");
        var link = new Anchor(path);
        link.getElement().setAttribute("router-link", true);
        link.add(sign, new Span(getTranslation(text)));
        add(link);
    }

    private List<Anchor> links() {
        return getChildren()
                .filter(Anchor.class::isInstance)
                .map(Anchor.class::cast)
                .toList();
    }
}
