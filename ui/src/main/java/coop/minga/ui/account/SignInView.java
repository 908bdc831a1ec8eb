package coop.minga.ui.account;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.shared.communication.PushMode;
import coop.minga.ui.navigation.AccountNavigation;

/** The sign-in page. */
@Route(value = AccountNavigation.SIGN_IN, autoLayout = false)
@AnonymousAllowed
final class SignInView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    static final String BUSY = "busy";

    private final LoginForm form = new LoginForm();

    SignInView() {
        addClassName("sign-in");
        form.setAction(AccountNavigation.SIGN_IN);
        form.setForgotPasswordButtonVisible(false);
        add(new Div(emblem(), new H1("Minga"), new Paragraph(getTranslation("sign-in.purpose")), form));
    }

    /** No push connection: the page and its input survive the session. */
    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().getPushConfiguration().setPushMode(PushMode.DISABLED);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var error = event.getLocation().getQueryParameters().getSingleParameter("error");
        form.setI18n(
                switch (error.orElse("")) {
                    case BUSY -> words(getTranslation("sign-in.busy"), getTranslation("sign-in.busy.help"));
                    case "ended" -> words(getTranslation("sign-in.ended"), getTranslation("sign-in.ended.help"));
                    default -> words(getTranslation("sign-in.wrong"), getTranslation("sign-in.wrong.help"));
                });
        form.setError(error.isPresent());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("sign-in.title");
    }

    private static Image emblem() {
        var emblem = new Image("assets/minga.svg", "");
        emblem.addClassName("emblem");
        return emblem;
    }

    private LoginI18n words(String refusal, String help) {
        var words = LoginI18n.createDefault();
        var fields = words.getForm();
        fields.setTitle(getTranslation("sign-in.title"));
        fields.setUsername(getTranslation("sign-in.name"));
        fields.setPassword(getTranslation("sign-in.password"));
        fields.setSubmit(getTranslation("sign-in.enter"));
        var error = words.getErrorMessage();
        error.setTitle(refusal);
        error.setMessage(help);
        error.setUsername(getTranslation("sign-in.name.missing"));
        error.setPassword(getTranslation("sign-in.password.missing"));
        return words;
    }
}
