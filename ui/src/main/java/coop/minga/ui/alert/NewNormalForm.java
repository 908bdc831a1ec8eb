package coop.minga.ui.alert;

import java.util.function.Consumer;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.data.value.ValueChangeMode;
import coop.minga.analytics.alert.AlertActions;
import coop.minga.analytics.alert.AlertId;
import coop.minga.ui.component.LimitedTextArea;

/** A form to declare a new normal with a reason, or else the names of those who may. Keeps the reason until it is sent. */
final class NewNormalForm extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Consumer<String> declared;
    private final Paragraph help = new Paragraph();
    private final LimitedTextArea reason;
    private final Button declare = new Button();
    private final Popover popover = new Popover();

    NewNormalForm(AlertId id, Consumer<String> declared) {
        this.declared = declared;
        reason = new LimitedTextArea(
                getTranslation("alert.new-normal.reason"),
                AlertActions.LONGEST_REASON,
                "input.reason",
                "new-normal/" + id);
        reason.setValueChangeMode(ValueChangeMode.EAGER);
        reason.addValueChangeListener(change -> allow());
        declare.setText(getTranslation("alert.new-normal.declare"));
        declare.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        declare.addClickListener(click -> declare());
        allow();
        var open = new Button(getTranslation("alert.new-normal"));
        var form = new Div(help, reason, declare);
        form.addClassName("new-normal");
        popover.add(form);
        popover.setTarget(open);
        popover.setAutofocus(true);
        popover.setAriaLabel(getTranslation("alert.new-normal"));
        add(open, popover);
    }

    /**
     * @param allowed whether the person decides now
     * @param key of the explanation, with the deciding level as argument
     */
    void show(boolean allowed, String key, String level) {
        help.setText(getTranslation(key, level));
        reason.setVisible(allowed);
        declare.setVisible(allowed);
    }

    private void allow() {
        declare.setEnabled(!reason.words().isEmpty() && reason.fits());
    }

    private void declare() {
        declared.accept(reason.words());
        reason.sent();
        popover.close();
    }
}
