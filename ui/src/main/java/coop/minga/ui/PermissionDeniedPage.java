package coop.minga.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import coop.minga.analytics.access.PermissionDeniedException;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;

/** Explains a denial that was logged where it was decided. */
@PermitAll
@ParentLayout(RoomLayout.class)
final class PermissionDeniedPage extends ErrorPage implements HasErrorParameter<PermissionDeniedException> {

    private static final long serialVersionUID = 1L;

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<PermissionDeniedException> parameter) {
        show("error.refused.title", "error.refused");
        return HttpServletResponse.SC_FORBIDDEN;
    }
}
