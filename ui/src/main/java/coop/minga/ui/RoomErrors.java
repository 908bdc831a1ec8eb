package coop.minga.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.Notification.Position;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import coop.minga.analytics.alert.IllegalMoveException;
import coop.minga.analytics.delegate.RefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What goes wrong while a view is in use: the person is told in plain words, the operator finds the cause in the log. */
final class RoomErrors implements ErrorHandler {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN_MILLIS = 8000;
    private static final Logger LOG = LoggerFactory.getLogger(RoomErrors.class);

    @Override
    public void error(ErrorEvent event) {
        var key = key(event.getThrowable());
        if ("error.fault".equals(key)) {
            LOG.error("A view failed", event.getThrowable());
        }
        var ui = UI.getCurrent();
        if (ui != null) {
            Notification.show(ui.getTranslation(key), SHOWN_MILLIS, Position.TOP_CENTER);
        }
    }

    private static String key(Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedException) {
                return "error.refused";
            }
            if (cause instanceof IllegalMoveException) {
                return "error.overtaken";
            }
        }
        return "error.fault";
    }
}
