package coop.minga.ui;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

import com.vaadin.flow.server.VaadinSession;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/**
 * Bounds the sessions of a node. Ends the longest idle anonymous sessions in batches first, then as few signed-in ones
 * as necessary.
 */
final class SessionCap implements HttpSessionListener {

    /** Per person and node. */
    static final int OF_A_PERSON = 50;

    private static final Logger LOG = LoggerFactory.getLogger(SessionCap.class);

    private final int most;
    private final Map<String, HttpSession> open = new ConcurrentHashMap<>();
    private final EvictionLog evictionLog;

    SessionCap(int most, InstantSource clock) {
        if (most < 1) {
            throw new IllegalArgumentException("minga.sessions: " + most + " is no number of sessions of 1 or more");
        }
        this.most = most;
        this.evictionLog = new EvictionLog("sessions", most, clock);
    }

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        var session = event.getSession();
        open.put(session.getId(), session);
        if (open.size() > most) {
            endSome(session);
        }
    }

    /** Removes by value, since a sign-in changes the id. */
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
                .collect(Collectors.partitioningBy(SessionCap::signedIn));
        var anonymous = others.getOrDefault(false, List.of());
        var ended = new ArrayList<>(longestIdle(anonymous, tooMany + most / 20, SessionCap::lastAccessed));
        if (ended.size() < tooMany) {
            var signedIn = others.getOrDefault(true, List.of());
            ended.addAll(longestIdle(signedIn, tooMany - ended.size(), SessionCap::lastUsed));
        }
        ended.forEach(SessionCap::end);
        evictionLog.add(ended.size());
    }

    private static List<HttpSession> longestIdle(List<HttpSession> some, int count, ToLongFunction<HttpSession> since) {
        return some.size() <= count
                ? some
                : some.stream()
                        .map(each -> new Idle(each, since.applyAsLong(each)))
                        .sorted(Comparator.comparingLong(Idle::since))
                        .limit(count)
                        .map(Idle::session)
                        .toList();
    }

    private static void end(HttpSession session) {
        try {
            session.invalidate();
        } catch (IllegalStateException e) {
            LOG.debug("A session had ended by itself", e);
        }
    }

    private static boolean signedIn(HttpSession session) {
        try {
            return session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) != null;
        } catch (IllegalStateException ended) {
            return false;
        }
    }

    private static long lastAccessed(HttpSession session) {
        try {
            return session.getLastAccessedTime();
        } catch (IllegalStateException ended) {
            return Long.MIN_VALUE;
        }
    }

    /** The container ignores WebSocket messages; heartbeats do not count. */
    private static long lastUsed(HttpSession session) {
        try {
            return VaadinSession.getAllSessions(session).stream()
                    .mapToLong(SessionCap::lastRequest)
                    .max()
                    .orElseGet(() -> lastAccessed(session));
        } catch (IllegalStateException ended) {
            return Long.MIN_VALUE;
        }
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

    /** @param since in milliseconds of the machine's clock */
    private record Idle(HttpSession session, long since) {}
}
