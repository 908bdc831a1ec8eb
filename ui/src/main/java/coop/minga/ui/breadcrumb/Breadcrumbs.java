package coop.minga.ui.breadcrumb;

import java.util.List;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import coop.minga.ui.breadcrumb.Crumb.Place;
import org.jspecify.annotations.Nullable;

/**
 * The way from the federation to a page, each crumb with a menu of its siblings. The keys [ and ] of {@code frame.js}
 * follow the links to the last crumb's nearest siblings.
 */
public final class Breadcrumbs extends Nav {

    private static final long serialVersionUID = 1L;

    private final OrderedList list = new OrderedList();

    /** @param endsHere whether the page is that of the last crumb */
    Breadcrumbs(List<Crumb> crumbs, boolean endsHere) {
        addClassName("breadcrumbs");
        setAriaLabel(getTranslation("breadcrumbs.label"));
        add(list);
        crumbs.forEach(crumb -> add(crumb, endsHere && crumb.equals(crumbs.getLast())));
        addNearest("prev", "‹", "breadcrumbs.previous", crumbs.getLast().previous());
        addNearest("next", "›", "breadcrumbs.next", crumbs.getLast().next());
    }

    private void add(Crumb crumb, boolean isHere) {
        var item = new ListItem(
                isHere || crumb.place().path().isEmpty() ? name(crumb.place(), isHere) : link(crumb.place()));
        if (crumb.hasSiblings()) {
            item.add(new SiblingMenu(crumb));
        }
        list.add(item);
    }

    private static Component name(Place place, boolean isHere) {
        var name = new Span(place.name());
        if (isHere) {
            name.getElement().setAttribute("aria-current", "page");
        }
        return name;
    }

    private void addNearest(String rel, String sign, String text, @Nullable Place place) {
        if (place == null) {
            return;
        }
        var link = link(place);
        link.setText(sign);
        link.addClassName("nearest");
        link.getElement().setAttribute("rel", rel);
        var words = getTranslation(text, place.name());
        link.setAriaLabel(words);
        link.setTitle(words);
        add(link);
    }

    static Anchor link(Place place) {
        var link = new Anchor(place.path(), place.name());
        link.getElement().setAttribute("router-link", true);
        return link;
    }
}
