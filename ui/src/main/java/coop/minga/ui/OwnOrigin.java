package coop.minga.ui;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what a page of another site sends, the opening of a WebSocket included, which no browser keeps from other sites
 * by itself. Redirects lead to a path and name no host, so that a made-up {@code Host} is never given back.
 */
final class OwnOrigin extends OncePerRequestFilter {

    private final String publicAuthority;

    /** @param address where people reach the room, for proxies that name another host; empty when that is not set */
    OwnOrigin(String address) {
        publicAuthority = address.isBlank() ? "" : authority(address);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null && changes(request) && !own(origin, request)) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        chain.doFilter(request, new WithoutHost(response));
    }

    /** Also when a sign-in goes on after it has waited: its redirect is made then. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    private static boolean changes(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.UPGRADE) != null
                || !request.getMethod().equals("GET");
    }

    /** The scheme is not compared: a proxy that ends TLS need not say so. */
    private boolean own(String origin, HttpServletRequest request) {
        var from = authority(origin);
        if (from.isEmpty()) {
            return false;
        }
        var host = request.getHeader(HttpHeaders.HOST);
        var name = request.getServerName().toLowerCase(Locale.ROOT);
        return from.equals(publicAuthority)
                || (host != null && from.equals(host.toLowerCase(Locale.ROOT)))
                || from.equals(name)
                || from.equals(name + ":" + request.getServerPort());
    }

    private static String authority(String address) {
        try {
            var authority = new URI(address).getRawAuthority();
            return authority == null ? "" : authority.toLowerCase(Locale.ROOT);
        } catch (URISyntaxException unreadable) {
            return "";
        }
    }

    /** Nothing in the room leads to another host. */
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
