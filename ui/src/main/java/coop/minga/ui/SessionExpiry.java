package coop.minga.ui;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SessionInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.WrappedSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When Vaadin ends a session because nobody used its tabs, the sign-in ends with it: the heartbeats of a tab that was left
 * open would keep it for ever.
 */
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
