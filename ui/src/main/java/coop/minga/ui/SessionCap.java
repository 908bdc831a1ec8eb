package coop.minga.ui;

import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.vaadin.flow.server.VaadinSession;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/**
 * Bounds the sessions of a node. When there are too many, a batch that nobody signed in to is ended, the longest idle
 * first. Of those that somebody signed in to no more are ended than must be.
 */
final class SessionCap implements HttpSessionListener {

    /** Of one person, on one node. */
    static final int OF_A_PERSON = 50;

    private static final Logger LOG = LoggerFactory.getLogger(SessionCap.class);

    private final int most;
    private final Map<String, HttpSession> open = new ConcurrentHashMap<>();

    SessionCap(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("minga.sessions: " + most + " is no number of sessions of 1 or more");
        }
        this.most = most;
    }

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        var session = event.getSession();
        open.put(session.getId(), session);
        if (open.size() > most) {
            endSome(session);
        }
    }

    /** A sign-in has changed the id since. */
    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        open.values().remove(event.getSession());
    }

    private synchronized void endSome(HttpSession newest) {
        var tooMany = open.size() - most;
        if (tooMany <= 0) {
            return;
        }
        var others = open.values().stream()
                .filter(each -> !each.equals(newest))
                .map(Idle::of)
                .sorted(Comparator.comparing(Idle::signedIn).thenComparingLong(Idle::since))
                .toList();
        var anonymous = others.stream().filter(each -> !each.signedIn()).count();
        var ended = others.stream()
                .limit(Math.max(tooMany, Math.min(anonymous, tooMany + most / 20)))
                .toList();
        LOG.warn("There were more than {} sessions; the {} longest idle are ended", most, ended.size());
        ended.forEach(each -> end(each.session()));
    }

    private static void end(HttpSession session) {
        try {
            session.invalidate();
        } catch (IllegalStateException e) {
            LOG.debug("A session had ended by itself", e);
        }
    }

    /** @param since in milliseconds of the machine's clock */
    private record Idle(HttpSession session, boolean signedIn, long since) {

        private static Idle of(HttpSession session) {
            try {
                var context = session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
                return context == null
                        ? new Idle(session, false, session.getLastAccessedTime())
                        : new Idle(session, true, lastUsed(session));
            } catch (IllegalStateException ended) {
                return new Idle(session, false, Long.MIN_VALUE);
            }
        }

        /** What comes over a WebSocket is no access to the servlet container, and a heartbeat is no use. */
        private static long lastUsed(HttpSession session) {
            return VaadinSession.getAllSessions(session).stream()
                    .mapToLong(Idle::lastRequest)
                    .max()
                    .orElseGet(session::getLastAccessedTime);
        }

        private static long lastRequest(VaadinSession session) {
            if (!session.getLockInstance().tryLock()) {
                return Long.MAX_VALUE;
            }
            try {
                return session.getLastRequestTimestamp();
            } finally {
                session.getLockInstance().unlock();
            }
        }
    }
}
