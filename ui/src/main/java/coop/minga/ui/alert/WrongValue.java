package coop.minga.ui.alert;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.popover.Popover;
import coop.minga.analytics.alert.Alert;
import coop.minga.analytics.datafeed.Datafeed;
import coop.minga.ui.component.Formats;

/** Explains how the agent corrects a value. */
final class WrongValue extends Div {

    private static final long serialVersionUID = 1L;

    private final Paragraph help = new Paragraph();

    WrongValue() {
        var open = new Button(getTranslation("alert.wrong"));
        help.addClassName("how-sure");
        var popover = new Popover(help);
        popover.setTarget(open);
        popover.setAriaLabel(getTranslation("alert.wrong"));
        add(open, popover);
    }

    void show(Alert alert, Datafeed datafeed) {
        help.setText(getTranslation(
                "alert.wrong.help",
                datafeed.indicator().name(getLocale()),
                Formats.here().weekday(alert.deviation().day()),
                datafeed.unit().name()));
    }
}
