package coop.minga.ui.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Html;

/**
 * A part of a screen as one piece of HTML instead of a component for each of its words: a fraction on the wire and in
 * the session. Links in it work; nothing else in it can be changed or listened to, so that it is replaced as a whole.
 */
public final class StaticHtml {

    private StaticHtml() {}

    /** Text and attributes are escaped by the serialization of the element. */
    public static Html of(Component part) {
        return new Html(part.getElement().getOuterHTML());
    }
}
