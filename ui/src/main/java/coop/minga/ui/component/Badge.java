package coop.minga.ui.component;

import com.vaadin.flow.component.html.Span;

/** A status as shape and word; colour is redundant. The theme draws a shape for each name. */
public final class Badge extends Span {

    private static final long serialVersionUID = 1L;

    private Badge(String name, String word) {
        addClassNames("badge", "is-" + name);
        var shape = new Span();
        shape.addClassName("shape");
        shape.getElement().setAttribute("aria-hidden", "true");
        var text = new Span(word);
        text.addClassName("word");
        add(shape, text);
    }

    /** @param name of a shape in the theme */
    public static Badge of(String name, String word) {
        return new Badge(name, word);
    }

    /** Shows a number; screen readers read the words. For columns of one kind. */
    public static Badge counted(String name, int count, String words) {
        var badge = new Badge(name, Formats.here().count(count));
        badge.getElement().getChild(1).setAttribute("aria-hidden", "true");
        var hidden = new Span(words);
        hidden.addClassName("visually-hidden");
        badge.add(hidden);
        badge.addClassName("counted");
        badge.setTitle(words);
        return badge;
    }

    /** The word is for screen readers, since it stands nearby already. */
    public static Badge shapeOnly(String name, String word) {
        var badge = new Badge(name, word);
        badge.addClassName("shape-only");
        badge.setTitle(word);
        return badge;
    }
}
