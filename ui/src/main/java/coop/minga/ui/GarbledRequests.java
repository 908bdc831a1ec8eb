package coop.minga.ui;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;

import coop.minga.ingest.contract.Quoted;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Refuses messages that no page of the room sends, with one line in the log: of a tab that is no number, too long, or not
 * JSON. Vaadin would read them whole and log a stack trace.
 */
final class GarbledRequests extends OncePerRequestFilter {

    /** In bytes. */
    static final int LONGEST_MESSAGE = 1_000_000;

    private static final Logger LOG = LoggerFactory.getLogger(GarbledRequests.class);
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var query = Objects.requireNonNullElse(request.getQueryString(), "");
        if (!query.contains("v-")) {
            chain.doFilter(request, response);
            return;
        }
        var tab = Objects.requireNonNullElse(request.getParameter("v-uiId"), "0");
        if (!NUMBER.matcher(tab).matches()) {
            refuse(request, response, HttpServletResponse.SC_BAD_REQUEST, "its tab is no number");
            return;
        }
        if (!"uidl".equals(request.getParameter("v-r"))) {
            chain.doFilter(request, response);
            return;
        }
        var message = request.getInputStream().readNBytes(LONGEST_MESSAGE + 1);
        if (message.length > LONGEST_MESSAGE) {
            refuse(request, response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "it is too long");
        } else if (!isObject(message)) {
            refuse(request, response, HttpServletResponse.SC_BAD_REQUEST, "it is not JSON");
        } else {
            chain.doFilter(new ReadAlready(request, message), response);
        }
    }

    private static boolean isObject(byte[] message) {
        try {
            return JsonMapper.shared().readTree(message).isObject();
        } catch (JacksonException notJson) {
            return false;
        }
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, int status, String reason) {
        LOG.warn("A message from {} was refused: {}", Quoted.of(request.getRemoteAddr()), reason);
        response.setStatus(status);
    }

    private static final class ReadAlready extends HttpServletRequestWrapper {

        private final byte[] body;

        private ReadAlready(HttpServletRequest request, byte[] body) {
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
