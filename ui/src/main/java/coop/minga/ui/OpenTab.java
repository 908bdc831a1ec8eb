package coop.minga.ui;

import java.util.Optional;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** A tab of any session, with the time of its last message or heartbeat. Readable without the session's lock. */
final class OpenTab {

    private final UI tab;
    private final VaadinSession session;
    private int messages;
    private long usedAt;

    /** @param now in milliseconds of the machine's clock */
    OpenTab(UI tab, long now) {
        this.tab = tab;
        this.session = tab.getSession();
        this.messages = tab.getInternals().getLastProcessedClientToServerId();
        this.usedAt = now;
    }

    UI tab() {
        return tab;
    }

    VaadinSession session() {
        return session;
    }

    /** A tab with messages since its last stamp was active now. */
    void stamp(long now) {
        var processed = tab.getInternals().getLastProcessedClientToServerId();
        if (messages != processed) {
            messages = processed;
            usedAt = now;
        }
    }

    long lastHeardOf() {
        return Math.max(usedAt, tab.getInternals().getLastHeartbeatTimestamp());
    }

    /** The signed-in person's name; empty for a stranger. A session may sign in later. */
    Optional<String> person() {
        try {
            var context =
                    session.getSession().getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
            return context instanceof SecurityContext signedIn
                    ? Optional.ofNullable(signedIn.getAuthentication()).map(Authentication::getName)
                    : Optional.empty();
        } catch (IllegalStateException ended) {
            return Optional.empty();
        }
    }
}
