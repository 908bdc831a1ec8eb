package coop.minga.ui.account;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.page.ColorScheme;
import coop.minga.analytics.people.People;
import coop.minga.analytics.people.Person;
import coop.minga.analytics.people.Theme;

/** Switches between dark and light, and remembers the choice. */
public final class ThemeSwitch {

    private final CurrentUser currentUser;
    private final People people;

    public ThemeSwitch(CurrentUser currentUser, People people) {
        this.currentUser = currentUser;
        this.people = people;
    }

    public NativeButton button() {
        var button = new NativeButton();
        button.addClassName("theme-switch");
        say(button, person().theme());
        button.addClickListener(click -> {
            var next = person().theme() == Theme.DARK ? Theme.LIGHT : Theme.DARK;
            choose(next);
            say(button, next);
        });
        return button;
    }

    void choose(Theme theme) {
        var person = person();
        people.choose(person.id(), person.language(), theme);
        var scheme = theme == Theme.DARK ? ColorScheme.Value.DARK : ColorScheme.Value.LIGHT;
        UI.getCurrent().getPage().setColorScheme(scheme);
    }

    private static void say(NativeButton button, Theme current) {
        button.setText(button.getTranslation(current == Theme.DARK ? "theme.to-light" : "theme.to-dark"));
    }

    private Person person() {
        return currentUser.viewer().person();
    }
}
