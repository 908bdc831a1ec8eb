package coop.minga.ui.now;

import java.util.List;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;

/** One number of the first page with its caption and facts. Unchanged parts stay as they are. */
final class Tile extends Div {

    private static final long serialVersionUID = 1L;

    private final Span figure = new Span();
    private final Span unit = new Span();
    private final Div facts = new Div();
    private @Nullable Object shownFacts;

    Tile(String caption) {
        addClassName("tile");
        getElement().setAttribute("role", "listitem");
        var name = new Span(caption);
        name.addClassName("caption");
        figure.addClassName("figure");
        unit.addClassName("of");
        facts.addClassName("facts");
        var line = new Div(figure, unit);
        line.addClassName("line");
        add(name, line, facts);
    }

    void showFigure(String number, String words) {
        change(figure, number);
        change(unit, words);
    }

    /** A figure that is not known yet. */
    void setPending(boolean pending) {
        setClassName("pending", pending);
    }

    void showFacts(String words) {
        showFacts(words, () -> List.of(new Span(words)));
    }

    /** @param content decides by equality whether the facts are made again */
    void showFacts(Object content, Facts make) {
        if (!content.equals(shownFacts)) {
            shownFacts = content;
            facts.removeAll();
            facts.add(List.copyOf(make.facts()));
        }
    }

    private static void change(Span span, String words) {
        if (!span.getText().equals(words)) {
            span.setText(words);
        }
    }

    /** Makes the components of the facts. */
    @FunctionalInterface
    interface Facts {
        List<Component> facts();
    }
}
