package coop.minga.ui.account;

import java.util.List;
import java.util.Locale;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import coop.minga.analytics.access.Viewer;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.catalogue.Units;
import coop.minga.analytics.people.AddressActions;
import coop.minga.analytics.people.People;
import coop.minga.analytics.people.Person;
import coop.minga.analytics.people.Theme;
import coop.minga.ui.component.EnumText;
import coop.minga.ui.component.RequiredRadios;
import coop.minga.ui.navigation.AccountNavigation;
import jakarta.annotation.security.PermitAll;

/** A person's roles, language, theme and address. */
@Route(AccountNavigation.ACCOUNT)
@PermitAll
final class AccountView extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient CurrentUser currentUser;
    private final transient People people;
    private final transient Units units;
    private final transient ThemeSwitch themes;
    private final transient List<Locale> languages;

    AccountView(
            CurrentUser currentUser,
            People people,
            AddressActions addresses,
            Units units,
            ThemeSwitch themes,
            I18NProvider translations,
            AuthenticationContext authentication) {
        this.currentUser = currentUser;
        this.people = people;
        this.units = units;
        this.themes = themes;
        this.languages = translations.getProvidedLocales();
        addClassNames("view", "narrow");
        var viewer = currentUser.viewer();
        var leave = new NativeButton(getTranslation("frame.sign-out"), click -> authentication.logout());
        leave.addClassNames("quiet", "sign-out");
        add(
                new H1(viewer.person().name()),
                mandates(viewer),
                settings(viewer.person()),
                new AddressForm(people, addresses, viewer.person().id()),
                leave);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("account.title");
    }

    private Section mandates(Viewer viewer) {
        var list = new UnorderedList();
        viewer.roles()
                .forEach((unit, roles) -> roles.forEach(role -> list.add(new ListItem(EnumText.of(this, role) + " · "
                        + units.find(unit).map(each -> each.name()).orElse(name(unit))))));
        var section = new Section(new H2(getTranslation("account.mandates")));
        section.addClassName("panel");
        section.add(viewer.roles().isEmpty() ? new Paragraph(getTranslation("account.mandates.none")) : list);
        return section;
    }

    private static String name(UnitId unit) {
        return unit.value();
    }

    private Section settings(Person person) {
        var section = new Section(new H2(getTranslation("account.settings")), language(person), theme(person));
        section.addClassName("panel");
        return section;
    }

    private RequiredRadios<Locale> language(Person person) {
        var choice = new RequiredRadios<Locale>();
        choice.setLabel(getTranslation("account.language"));
        choice.setItems(languages);
        choice.setItemLabelGenerator(AccountView::ownName);
        choice.setValue(Locale.of(person.language().getLanguage()));
        choice.addValueChangeListener(event -> {
            people.choose(
                    person.id(), event.getValue(), currentUser.viewer().person().theme());
            UI.getCurrent().getPage().reload();
        });
        return choice;
    }

    /** The language's own name, capitalized: Spanish writes it in lower case. */
    private static String ownName(Locale language) {
        var name = language.getDisplayLanguage(language);
        return name.substring(0, 1).toUpperCase(language) + name.substring(1);
    }

    private RequiredRadios<Theme> theme(Person person) {
        var choice = new RequiredRadios<Theme>();
        choice.setLabel(getTranslation("account.theme"));
        choice.setItems(Theme.values());
        choice.setItemLabelGenerator(theme -> EnumText.of(this, theme));
        choice.setValue(person.theme());
        choice.addValueChangeListener(event -> themes.choose(event.getValue()));
        return choice;
    }
}
