package coop.minga.ui;

import java.io.IOException;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses cross-site requests, also WebSocket handshakes, which browsers allow. Redirects have no host, so a forged
 * {@code Host} is never returned.
 */
final class SameOriginFilter extends OncePerRequestFilter {

    private static final Pattern ADDRESS =
            Pattern.compile("(https?)://(\\[[0-9a-f:.]+]|[^\\s/:@?#\\[\\]]+)(?::(\\d{1,5}))?(/.*)?");

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final Optional<HostAndPort> publicPlace;

    /** @param address public address if proxies name another host; else empty */
    SameOriginFilter(String address) {
        publicPlace = place(address.strip());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var origins = Collections.list(request.getHeaders(HttpHeaders.ORIGIN));
        if (!origins.isEmpty() && changes(request) && (origins.size() > 1 || !isOwn(origins.getFirst(), request))) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        chain.doFilter(request, new WithoutHost(response));
    }

    /** A waiting sign-in redirects in its asynchronous dispatch. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    private static boolean changes(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.UPGRADE) != null
                || !request.getMethod().equals("GET");
    }

    /** Ignores the scheme, since a proxy that ends TLS may not forward it. The scheme only gives the default port. */
    private boolean isOwn(String origin, HttpServletRequest request) {
        var from = place(origin);
        if (from.isEmpty()) {
            return false;
        }
        var scheme = origin.substring(0, origin.indexOf(':'));
        return from.equals(publicPlace)
                || from.equals(place(scheme + "://" + request.getHeader(HttpHeaders.HOST)))
                || from.equals(place(scheme + "://" + request.getServerName() + ":" + request.getServerPort()));
    }

    private static Optional<HostAndPort> place(String address) {
        var parts = ADDRESS.matcher(address.toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            return Optional.empty();
        }
        var port = parts.group(3);
        var usual = parts.group(1).equals("https") ? HTTPS : HTTP;
        return Optional.of(new HostAndPort(parts.group(2), port == null ? usual : Integer.parseInt(port)));
    }

    private record HostAndPort(String host, int port) {}

    /** Redirects stay on the room's host. */
    private static final class WithoutHost extends HttpServletResponseWrapper {

        private WithoutHost(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void sendRedirect(String location) throws IOException {
            sendRedirect(location, SC_FOUND, true);
        }

        @Override
        public void sendRedirect(String location, boolean clearBuffer) throws IOException {
            sendRedirect(location, SC_FOUND, clearBuffer);
        }

        @Override
        public void sendRedirect(String location, int status, boolean clearBuffer) {
            if (clearBuffer) {
                resetBuffer();
            }
            setStatus(status);
            setHeader(HttpHeaders.LOCATION, path(location));
        }

        private static String path(String location) {
            var host = location.indexOf("//");
            var colon = location.indexOf(':');
            if (host != 0 && (colon < 0 || host != colon + 1)) {
                return location;
            }
            var path = location.indexOf('/', host + 2);
            return path < 0 ? "/" : location.substring(path).replaceFirst("^/+", "/");
        }
    }
}
