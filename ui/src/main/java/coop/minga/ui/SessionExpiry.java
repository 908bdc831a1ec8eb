package coop.minga.ui;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SessionInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.WrappedSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends the sign-in when Vaadin ends an idle session. Heartbeats would keep it otherwise. */
final class SessionExpiry implements VaadinServiceInitListener {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(SessionExpiry.class);

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addSessionInitListener(SessionExpiry::endTogether);
    }

    private static void endTogether(SessionInitEvent begun) {
        var signIn = begun.getSession().getSession();
        begun.getSession().addSessionDestroyListener(ended -> end(signIn));
    }

    private static void end(WrappedSession signIn) {
        try {
            signIn.invalidate();
        } catch (IllegalStateException e) {
            LOG.debug("The sign-in had ended by itself", e);
        }
    }
}
