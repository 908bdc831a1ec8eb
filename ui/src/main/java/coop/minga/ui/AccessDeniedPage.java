package coop.minga.ui;

import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import coop.minga.analytics.access.Access;
import coop.minga.ui.account.CurrentUser;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;

/** Explains that the view needs another role; logs the denial. */
@PermitAll
@ParentLayout(RoomLayout.class)
final class AccessDeniedPage extends ErrorPage implements HasErrorParameter<AccessDeniedException> {

    private static final long serialVersionUID = 1L;

    private final transient Access access;
    private final transient CurrentUser currentUser;

    AccessDeniedPage(Access access, CurrentUser currentUser) {
        this.access = access;
        this.currentUser = currentUser;
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<AccessDeniedException> parameter) {
        access.recordDenial(
                currentUser.id(), "open", "the page " + event.getLocation().getPath());
        show("error.refused.title", "error.denied");
        return HttpServletResponse.SC_FORBIDDEN;
    }
}
