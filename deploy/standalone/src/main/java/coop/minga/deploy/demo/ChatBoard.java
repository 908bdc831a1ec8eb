package coop.minga.deploy.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.deploy.standalone.CannotStartException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A chat server for the demo, on the loopback address. Accepts incoming webhooks of Mattermost and Slack at secret
 * addresses. {@link ChatBoardPage} shows the latest messages.
 */
final class ChatBoard implements AutoCloseable {
    private static final int MOST_MESSAGES = 200;
    private static final int LONGEST_BODY = 64 * 1024;
    private static final String HOOKS = "/hooks/";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Clock machine;
    private final Deque<Posted> messages = new ArrayDeque<>();
    private final String hooks = HOOKS + UUID.randomUUID() + "/";

    private ChatBoard(HttpServer server, Clock machine) {
        this.server = server;
        this.machine = machine;
    }

    /** @param machine dates the messages */
    static ChatBoard start(Clock machine) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            ChatBoard board = new ChatBoard(server, machine);
            server.createContext("/", board::refuse);
            server.createContext(board.hooks, board::take);
            server.setExecutor(board.threads);
            server.start();
            return board;
        } catch (IOException e) {
            throw new CannotStartException("the chat board cannot be started: " + e.getMessage(), e);
        }
    }

    /** The secret address for messages to a unit's channel. */
    URI hook(Unit unit) {
        return URI.create("http://" + host() + hooks + unit.id());
    }

    /** The latest messages of these units' channels, newest first, as HTML list items. */
    synchronized String items(Set<UnitId> units) {
        return messages.stream()
                .filter(message -> units.contains(message.channel()))
                .map(Posted::html)
                .collect(Collectors.joining());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    private String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Detects a browser by its origin headers or a foreign host name. */
    private boolean isFromBrowser(HttpExchange exchange) {
        Headers headers = exchange.getRequestHeaders();
        return headers.containsKey("Origin") || !host().equals(headers.getFirst("Host"));
    }

    private void take(HttpExchange exchange) throws IOException {
        if (isFromBrowser(exchange)) {
            refuse(exchange);
            return;
        }
        if (!exchange.getRequestMethod().equals("POST")) {
            answer(exchange, 405, "text/plain", "post a message as JSON: {\"text\": \"...\"}");
            return;
        }
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
        String text = body.length > LONGEST_BODY ? "" : text(body);
        if (text.isBlank()) {
            answer(exchange, 400, "text/plain", "no text");
            return;
        }
        keep(new UnitId(exchange.getRequestURI().getPath().substring(hooks.length())), text);
        answer(exchange, 200, "text/plain", "ok");
    }

    private synchronized void keep(UnitId channel, String text) {
        messages.addFirst(new Posted(channel, text, LocalTime.now(machine.withZone(ZoneId.systemDefault()))));
        if (messages.size() > MOST_MESSAGES) {
            messages.removeLast();
        }
    }

    private void refuse(HttpExchange exchange) throws IOException {
        answer(exchange, 404, "text/plain", "nothing here");
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        try (exchange) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /** The text of a message and its attachments; empty if malformed. */
    private static String text(byte[] body) {
        try {
            JsonNode message = JsonMapper.shared().readTree(body);
            List<String> parts = new ArrayList<>();
            parts.add(message.path("text").asString(""));
            for (JsonNode attachment : message.path("attachments")) {
                parts.add(attachment.path("title").asString(""));
                parts.add(attachment
                        .path("text")
                        .asString(attachment.path("fallback").asString("")));
                parts.add(attachment.path("title_link").asString(""));
            }
            return parts.stream().filter(part -> !part.isBlank()).collect(Collectors.joining("\n"));
        } catch (JacksonException noJson) {
            return "";
        }
    }

    private record Posted(UnitId channel, String text, LocalTime at) {

        String html() {
            return "<li><strong>#" + safe(channel.value()) + "</strong> <time>" + at.truncatedTo(ChronoUnit.SECONDS)
                    + "</time>\n" + linked(safe(text)) + "</li>";
        }

        private static String linked(String safe) {
            return safe.replaceAll("(https?://[^\\s<>()&|]+)", "<a href=\"$1\">$1</a>");
        }

        private static String safe(String text) {
            return text.replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("\"", "&quot;")
                    .replace("'", "&#39;");
        }
    }
}
