package coop.minga.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import coop.minga.ui.account.SignedOutException;
import coop.minga.ui.navigation.AccountNavigation;
import jakarta.servlet.http.HttpServletResponse;

/** Leads to the sign-in page if the session ended while a view opened. */
@AnonymousAllowed
final class SignedOutPage extends ErrorPage implements HasErrorParameter<SignedOutException> {

    private static final long serialVersionUID = 1L;

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<SignedOutException> parameter) {
        show("error.signed-out.title", "error.signed-out");
        event.getUI().getPage().setLocation(AccountNavigation.SIGN_IN);
        return HttpServletResponse.SC_UNAUTHORIZED;
    }
}
