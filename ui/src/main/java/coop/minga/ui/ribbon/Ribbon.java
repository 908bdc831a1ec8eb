package coop.minga.ui.ribbon;

import java.util.List;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import coop.minga.ui.ribbon.Step.Place;
import org.jspecify.annotations.Nullable;

/**
 * The way from the federation to a page, each step with a menu of its siblings. The keys [ and ] of {@code frame.js}
 * follow the links to the last step's nearest siblings.
 */
public final class Ribbon extends Nav {

    private static final long serialVersionUID = 1L;

    private final OrderedList list = new OrderedList();

    /** @param endsHere whether the page is that of the last step */
    Ribbon(List<Step> steps, boolean endsHere) {
        addClassName("ribbon");
        setAriaLabel(getTranslation("ribbon.label"));
        add(list);
        steps.forEach(step -> add(step, endsHere && step.equals(steps.getLast())));
        addNearest("prev", "‹", "ribbon.previous", steps.getLast().previous());
        addNearest("next", "›", "ribbon.next", steps.getLast().next());
    }

    private void add(Step step, boolean isHere) {
        var item =
                new ListItem(isHere || step.place().path().isEmpty() ? name(step.place(), isHere) : link(step.place()));
        if (step.hasSiblings()) {
            item.add(new SiblingMenu(step));
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
