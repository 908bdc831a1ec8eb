package coop.minga.ui.breadcrumb;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.popover.Popover;
import coop.minga.ui.breadcrumb.Crumb.Place;

/** A button that opens the siblings of a crumb. */
final class SiblingMenu extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Crumb crumb;
    private final Popover popover = new Popover();

    SiblingMenu(Crumb crumb) {
        this.crumb = crumb;
        addClassName("siblings");
        var words = getTranslation("breadcrumbs.beside", crumb.place().name());
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
        crumb.before().forEach(place -> add(list, place));
        var here = new Span(crumb.place().name());
        here.addClassName("name");
        list.add(new ListItem(here));
        crumb.after().forEach(place -> add(list, place));
        var more = crumb.more();
        if (more != null) {
            add(list, new Place(getTranslation("breadcrumbs.all", more.name()), more.path()));
        }
        popover.add(list);
    }

    private static void add(UnorderedList list, Place place) {
        list.add(new ListItem(Breadcrumbs.link(place)));
    }
}
