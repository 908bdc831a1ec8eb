package coop.minga.ui.account;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import coop.minga.analytics.people.AddressActions;
import coop.minga.analytics.people.MailAddress;
import coop.minga.analytics.people.People;
import coop.minga.analytics.people.PersonId;

/** The address at which a person wants to be asked, or none. */
final class AddressForm extends Section {

    private static final long serialVersionUID = 1L;

    private final transient AddressActions actions;
    private final PersonId person;
    private final TextField field = new TextField(getTranslation("account.address.field"));
    private final Span saved = new Span();

    AddressForm(People people, AddressActions actions, PersonId person) {
        this.actions = actions;
        this.person = person;
        addClassName("panel");
        field.setHelperText(getTranslation("account.address.help"));
        field.setManualValidation(true);
        field.setAutocomplete(Autocomplete.EMAIL);
        field.setValue(people.mailAddress(person).map(MailAddress::value).orElse(""));
        saved.getElement().setAttribute("role", "status");
        add(
                new H2(getTranslation("account.address")),
                field,
                new Button(getTranslation("account.address.save"), click -> save()),
                saved);
    }

    private void save() {
        var text = field.getValue().strip();
        var address = MailAddress.parse(text);
        var fits = text.isEmpty() || address.isPresent();
        field.setInvalid(!fits);
        field.setErrorMessage(fits ? "" : getTranslation("account.address.unfit"));
        saved.setText("");
        if (fits) {
            actions.choose(person, address.orElse(null));
            saved.setText(getTranslation(text.isEmpty() ? "account.address.none" : "account.address.saved"));
        }
    }
}
