package coop.minga.ui;

import java.util.List;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import coop.minga.analytics.people.Person;
import coop.minga.ui.navigation.AccountNavigation;
import coop.minga.ui.navigation.CalibrationNavigation;
import coop.minga.ui.navigation.CatalogueNavigation;
import coop.minga.ui.navigation.OperationsNavigation;
import coop.minga.ui.navigation.WallNavigation;

/** Main navigation with the views that the person may open. */
final class NavigationMenu extends Nav {

    private static final long serialVersionUID = 1L;

    NavigationMenu(Person person) {
        addClassName("places");
        setAriaLabel(getTranslation("frame.places"));
        addLink(WallNavigation.WALL, "place.wall");
        addLink(CatalogueNavigation.CATALOGUE, "place.catalogue");
        addLink(CalibrationNavigation.CALIBRATION, "place.calibration");
        if (person.operator()) {
            addLink(OperationsNavigation.OPERATIONS, "place.operations");
        }
        addLink(AccountNavigation.ACCOUNT, "place.account");
    }

    /** @param path of the current view */
    void markCurrent(String path) {
        links().forEach(link -> {
            if (link.getHref().equals(path)) {
                link.getElement().setAttribute("aria-current", "page");
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
