package coop.minga.ui.alert;

import java.util.ArrayList;
import java.util.List;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;

/** A button that tells how sure the kind of an alert is. An open popover stays open while its texts change. */
final class HowSure extends Div {

    private static final long serialVersionUID = 1L;

    private final Div answers = new Div();
    private final List<Paragraph> lines = new ArrayList<>();
    private final Anchor figures = new Anchor();

    HowSure() {
        figures.setText(getTranslation("alert.figures"));
        figures.getElement().setAttribute("router-link", true);
        figures.setVisible(false);
        var open = new Button(getTranslation("alert.how-sure"));
        open.addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE);
        answers.addClassName("how-sure");
        var popover = new Popover(answers, figures);
        popover.setTarget(open);
        popover.setPosition(PopoverPosition.BOTTOM);
        popover.setAriaLabel(getTranslation("alert.how-sure"));
        add(open, popover);
    }

    /** Links to the figures of the alert's day. */
    void link(Anchor to) {
        figures.setHref(to.getHref());
        figures.setVisible(true);
    }

    void show(List<String> sentences) {
        while (lines.size() > sentences.size()) {
            answers.remove(lines.removeLast());
        }
        for (var place = 0; place < sentences.size(); place++) {
            if (place == lines.size()) {
                lines.add(new Paragraph());
                answers.add(lines.getLast());
            }
            lines.get(place).setText(sentences.get(place));
        }
    }
}
