package coop.minga.ui.component;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;

/** A button that shows figures behind a sentence in a popover. */
public final class MoreButton extends Span {

    private static final long serialVersionUID = 1L;

    /** @param words shown while the popover is open */
    public MoreButton(String label, String words) {
        var button = new Button(label);
        button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        var popover = new Popover(new Div(new Paragraph(words)));
        popover.setTarget(button);
        popover.setAriaLabel(label);
        add(button, popover);
    }
}
