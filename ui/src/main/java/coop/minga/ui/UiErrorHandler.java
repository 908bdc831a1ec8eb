package coop.minga.ui;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.Notification.Position;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import coop.minga.analytics.access.PermissionDeniedException;
import coop.minga.analytics.access.StateConflictException;
import coop.minga.analytics.outage.Outage;
import coop.minga.analytics.people.UnfitInputException;
import coop.minga.ui.account.SignedOutException;
import coop.minga.ui.navigation.AccountNavigation;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows a failure in plain words and logs its cause. */
final class UiErrorHandler implements ErrorHandler {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN_MILLIS = 8000;
    static final Text WAITS = new Text("error.waits");
    static final Text SLOW = new Text("error.slow");
    private static final int MOST_CAUSES = 20;
    private static final Set<String> READS_MESSAGES = Set.of(
            "com.vaadin.flow.server.communication.ServerRpcHandler",
            "com.vaadin.flow.server.communication.PushHandler");
    private static final Text FAULT = new Text("error.fault");
    private static final Logger LOG = LoggerFactory.getLogger(UiErrorHandler.class);

    @Override
    public void error(ErrorEvent event) {
        if (browserLeft(event.getThrowable())) {
            LOG.debug(
                    "A browser left before it was answered: {}",
                    event.getThrowable().getMessage());
            return;
        }
        if (signedOut(event.getThrowable())) {
            LOG.debug("A session ended while a view of it was in use");
            leadToTheSignIn();
            return;
        }
        if (garbled(event.getThrowable())) {
            LOG.warn(
                    "A message that no page of the room sends was passed over ({})",
                    event.getThrowable().getClass().getSimpleName());
            LOG.debug("Where it was noticed", event.getThrowable());
            return;
        }
        var text = text(event.getThrowable());
        if (WAITS.equals(text) || SLOW.equals(text)) {
            LOG.warn("A view cannot be served: {}", event.getThrowable().getMessage());
        }
        if (FAULT.equals(text)) {
            LOG.error("A view failed", event.getThrowable());
        }
        var ui = UI.getCurrent();
        if (ui != null) {
            Notification.show(
                    ui.getTranslation(text.key(), text.values().toArray()), SHOWN_MILLIS, Position.TOP_CENTER);
        }
    }

    /** Nobody can read a message, and nothing needs repair. */
    static boolean browserLeft(Throwable thrown) {
        return isOrHasCause(thrown, ClientAbortException.class);
    }

    /** Signing in again is enough. */
    static boolean signedOut(Throwable thrown) {
        return isOrHasCause(thrown, SignedOutException.class);
    }

    /** Vaadin could not read the message; none of our code ran. */
    static boolean garbled(Throwable thrown) {
        return frames(thrown).anyMatch(READS_MESSAGES::contains)
                && Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                        .limit(MOST_CAUSES)
                        .flatMap(cause -> frames(cause).takeWhile(frame -> !READS_MESSAGES.contains(frame)))
                        .noneMatch(frame -> frame.startsWith("coop.minga."));
    }

    private static Stream<String> frames(Throwable thrown) {
        return Stream.of(thrown.getStackTrace()).map(StackTraceElement::getClassName);
    }

    private static boolean isOrHasCause(Throwable thrown, Class<? extends Throwable> type) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause).anyMatch(type::isInstance);
    }

    private static void leadToTheSignIn() {
        var ui = UI.getCurrent();
        if (ui != null) {
            ui.getPage().setLocation(AccountNavigation.SIGN_IN);
        }
    }

    static Text text(Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof PermissionDeniedException) {
                return new Text("error.refused");
            }
            if (cause instanceof UnfitInputException unfit) {
                return new Text(unfit.textKey(), unfit.values());
            }
            if (cause instanceof StateConflictException) {
                return new Text("error.overtaken");
            }
        }
        if (Outage.isOverTimeLimit(thrown)) {
            return SLOW;
        }
        return Outage.of(thrown).isPresent() ? WAITS : FAULT;
    }

    /** A message in the reader's language. */
    record Text(String key, List<Object> values) {

        Text(String key) {
            this(key, List.of());
        }
    }
}
