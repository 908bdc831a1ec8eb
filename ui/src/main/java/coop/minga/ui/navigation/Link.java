package coop.minga.ui.navigation;

import com.vaadin.flow.component.html.Anchor;

/** A link followed without reloading the page. */
final class Link {

    private Link() {}

    static Anchor to(String path, String text) {
        var anchor = new Anchor(path, text);
        anchor.getElement().setAttribute("router-link", true);
        return anchor;
    }
}
