package coop.minga.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import coop.minga.ingest.contract.SafeText;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports an internal error; the cause is in the log. Has no frame, since the frame may be what failed. */
@AnonymousAllowed
final class FaultPage extends ErrorPage implements HasErrorParameter<Exception> {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(FaultPage.class);

    FaultPage() {
        getElement().setAttribute("role", "main");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        var text = UiErrorHandler.text(parameter.getException());
        if (UiErrorHandler.WAITS.equals(text) || UiErrorHandler.SLOW.equals(text)) {
            LOG.warn(
                    "The view at {} waits: {}",
                    SafeText.quoted(event.getLocation().getPath()),
                    parameter.getException().getMessage());
            show("error.waits.title", text.key());
            return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        }
        LOG.error("The view at {} failed", SafeText.quoted(event.getLocation().getPath()), parameter.getException());
        show("error.fault.title", "error.fault");
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
