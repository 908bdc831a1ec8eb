package coop.minga.ui.ribbon;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.popover.Popover;
import coop.minga.ui.ribbon.Step.Place;

/** A button that opens the siblings of a step. */
final class SiblingMenu extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Step step;
    private final Popover popover = new Popover();

    SiblingMenu(Step step) {
        this.step = step;
        addClassName("siblings");
        var words = getTranslation("ribbon.beside", step.place().name());
        var button = new NativeButton("▾");
        button.setAriaLabel(words);
        popover.setTarget(button);
        popover.setAriaLabel(words);
        popover.addOpenedChangeListener(change -> list(change.isOpened()));
        add(button, popover);
    }

    private void list(boolean opened) {
        popover.removeAll();
        if (!opened) {
            return;
        }
        var list = new UnorderedList();
        list.addClassName("menu");
        step.before().forEach(place -> add(list, place));
        var here = new Span(step.place().name());
        here.addClassName("name");
        list.add(new ListItem(here));
        step.after().forEach(place -> add(list, place));
        var more = step.more();
        if (more != null) {
            add(list, new Place(getTranslation("ribbon.all", more.name()), more.path()));
        }
        popover.add(list);
    }

    private static void add(UnorderedList list, Place place) {
        list.add(new ListItem(Ribbon.link(place)));
    }
}
