package coop.minga.ui.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.popover.Popover;
import coop.minga.analytics.people.PersonId;

/** Chooses who looks after an alert. */
final class OwnerChoice extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Consumer<PersonId> chosen;
    private final Div people = new Div();
    private final Popover popover = new Popover(people);
    private transient List<Choice> shown = new ArrayList<>();

    /** A person with a name. */
    record Choice(PersonId person, String name) {}

    OwnerChoice(Consumer<PersonId> chosen) {
        this.chosen = chosen;
        var open = new Button(getTranslation("alert.owner.choose"));
        people.addClassName("owners");
        popover.setTarget(open);
        popover.setAriaLabel(getTranslation("alert.owner.choose"));
        add(open, popover);
    }

    /** Replaces the choices only if they changed. */
    void show(List<Choice> choices) {
        if (!choices.equals(shown)) {
            shown = choices;
            people.removeAll();
            choices.forEach(each -> people.add(button(each)));
        }
    }

    private Button button(Choice choice) {
        var button = new Button(choice.name(), click -> {
            popover.close();
            chosen.accept(choice.person());
        });
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        return button;
    }
}
