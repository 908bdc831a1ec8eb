package coop.minga.ui.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Html;

/**
 * Sends a part of a screen as one HTML node instead of a component for each word, to save traffic and session memory. Links
 * work; the part has no listeners and is replaced as a whole.
 */
public final class StaticHtml {

    private StaticHtml() {}

    /** Text and attributes are escaped by the serialization of the element. */
    public static Html of(Component part) {
        return new Html(part.getElement().getOuterHTML());
    }
}
