package coop.minga.ui;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.shared.ApplicationConstants;
import coop.minga.ingest.contract.SafeText;
import coop.minga.ui.navigation.AccountNavigation;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * Refuses and logs requests that the room never sends: other forms, invalid tab numbers, long bodies, invalid JSON.
 * Parameters are parsed as by Vaadin, which would log a stack trace.
 */
final class MalformedRequestFilter extends OncePerRequestFilter {

    /** In bytes. */
    static final int LONGEST_MESSAGE = 1_000_000;

    /** In bytes, for a sign-in. */
    static final int LONGEST_FORM = 10_000;

    /** Far more than a page sends. Vaadin creates an object per token. */
    static final int MOST_TOKENS = 20_000;

    private static final int DEEPEST = 50;
    private static final String CHARSET = "charset=";
    private static final String TOO_LONG = "it is too long";
    private static final Logger LOG = LoggerFactory.getLogger(MalformedRequestFilter.class);
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var type = contentType(request);
        var signIn = isForm(type) && isSignIn(request);
        if (type.startsWith("multipart/") || (isForm(type) && !signIn)) {
            refuse(request, response, HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE, "it is a form, and no sign-in");
            return;
        }
        if (request.getContentLengthLong() > (signIn ? LONGEST_FORM : LONGEST_MESSAGE)) {
            refuse(request, response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, TOO_LONG);
            return;
        }
        String kind;
        String tab;
        try {
            kind = request.getParameter(ApplicationConstants.REQUEST_TYPE_PARAMETER);
            tab = request.getParameter(ApplicationConstants.UI_ID_PARAMETER);
        } catch (IllegalStateException unreadable) {
            refuse(request, response, HttpServletResponse.SC_BAD_REQUEST, "its parameters cannot be read");
            return;
        }
        if (signIn && (kind != null || tab != null)) {
            refuse(request, response, HttpServletResponse.SC_BAD_REQUEST, "it is a sign-in and a message");
        } else if (tab != null && !NUMBER.matcher(tab).matches()) {
            refuse(request, response, HttpServletResponse.SC_BAD_REQUEST, "its tab is no number");
        } else if (signIn || (!"uidl".equals(kind) && !hasBody(request))) {
            chain.doFilter(request, response);
        } else if (!hasTabs(request)) {
            chain.doFilter(new BufferedRequest(request, new byte[0]), response);
        } else {
            filterMessage(request, response, chain, "uidl".equals(kind));
        }
    }

    private static void filterMessage(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, boolean json)
            throws IOException, ServletException {
        if (json && isOfAnotherCharset(contentType(request))) {
            refuse(request, response, HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE, "it is not UTF-8");
            return;
        }
        var message = request.getInputStream().readNBytes(LONGEST_MESSAGE + 1);
        if (message.length > LONGEST_MESSAGE) {
            refuse(request, response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, TOO_LONG);
        } else if (json && !isObject(message)) {
            refuse(request, response, HttpServletResponse.SC_BAD_REQUEST, "it is not JSON, or of too many parts");
        } else {
            chain.doFilter(new BufferedRequest(request, message), response);
        }
    }

    private static String contentType(HttpServletRequest request) {
        return Objects.requireNonNullElse(request.getHeader(HttpHeaders.CONTENT_TYPE), "")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private static boolean isForm(String type) {
        return type.startsWith("application/x-www-form-urlencoded");
    }

    private static boolean isSignIn(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                && request.getRequestURI().equals(request.getContextPath() + "/" + AccountNavigation.SIGN_IN);
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    private static boolean isOfAnotherCharset(String type) {
        var at = type.indexOf(CHARSET);
        return at >= 0
                && !type.substring(at + CHARSET.length()).replace("\"", "").startsWith("utf-8");
    }

    /** Without a tab Vaadin reports an ended session and ignores the message. */
    private static boolean hasTabs(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null
                && Collections.list(session.getAttributeNames()).stream()
                        .anyMatch(name -> name.startsWith(VaadinSession.class.getName()));
    }

    /** Reads tokens only; a tree would need many times the memory. */
    private static boolean isObject(byte[] message) {
        var text = new InputStreamReader(new ByteArrayInputStream(message), StandardCharsets.UTF_8);
        try (var parser = JsonMapper.shared().createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            var tokens = 1;
            var depth = 1;
            while (depth > 0 && depth <= DEEPEST && tokens <= MOST_TOKENS) {
                var token = parser.nextToken();
                if (token == null) {
                    return false;
                }
                tokens++;
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            }
            return depth == 0 && parser.nextToken() == null;
        } catch (JacksonException notJson) {
            return false;
        }
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, int status, String reason) {
        LOG.warn("A request from {} was refused: {}", SafeText.quoted(request.getRemoteAddr()), reason);
        response.setStatus(status);
    }

    private static final class BufferedRequest extends HttpServletRequestWrapper {

        private final byte[] body;

        private BufferedRequest(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            return new Bytes(new ByteArrayInputStream(body));
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    private static final class Bytes extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        private Bytes(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] into, int from, int length) {
            return bytes.read(into, from, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("it is read already");
        }
    }
}
