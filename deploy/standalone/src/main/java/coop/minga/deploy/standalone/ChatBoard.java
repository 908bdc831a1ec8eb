package coop.minga.deploy.standalone;

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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import coop.minga.analytics.catalogue.Unit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A small chat server for visitors who have none: takes messages as the incoming webhooks of Mattermost and Slack do,
 * and shows the last of them on a plain page. On the loopback address only.
 */
final class ChatBoard implements AutoCloseable {
    private static final int MOST_MESSAGES = 200;
    private static final int LONGEST_BODY = 64 * 1024;
    private static final String HOOKS = "/hooks/";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Clock machine;
    private final Deque<Posted> messages = new ArrayDeque<>();

    private ChatBoard(HttpServer server, Clock machine) {
        this.server = server;
        this.machine = machine;
    }

    /** @param machine says when a message came */
    static ChatBoard start(Clock machine) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            ChatBoard board = new ChatBoard(server, machine);
            server.createContext("/", board::show);
            server.createContext(HOOKS, board::take);
            server.setExecutor(board.threads);
            server.start();
            return board;
        } catch (IOException e) {
            throw new DemoException("the chat board cannot be started: " + e.getMessage(), e);
        }
    }

    /** The page for people. */
    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
    }

    /** Where messages for the channel of a unit are posted to. */
    URI hook(Unit unit) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + HOOKS + unit.id());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    private void take(HttpExchange exchange) throws IOException {
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
        keep(exchange.getRequestURI().getPath().substring(HOOKS.length()), text);
        answer(exchange, 200, "text/plain", "ok");
    }

    private synchronized void keep(String channel, String text) {
        messages.addFirst(new Posted(channel, text, LocalTime.now(machine.withZone(ZoneId.systemDefault()))));
        if (messages.size() > MOST_MESSAGES) {
            messages.removeLast();
        }
    }

    private void show(HttpExchange exchange) throws IOException {
        boolean page = exchange.getRequestURI().getPath().equals("/");
        answer(exchange, page ? 200 : 404, page ? "text/html" : "text/plain", page ? page() : "nothing here");
    }

    private synchronized String page() {
        String list = messages.stream().map(Posted::html).collect(Collectors.joining());
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <meta http-equiv="refresh" content="5">
                <title>Minga: chat board</title>
                <style>
                  :root { color-scheme: light dark; }
                  body { font: 1rem/1.5 system-ui, sans-serif; max-width: 50rem; margin: 0 auto; padding: 1rem; }
                  ol { list-style: none; padding: 0; }
                  li { border-top: 1px solid; padding: 0.5rem 0; overflow-wrap: anywhere; white-space: pre-line; }
                </style>
                </head>
                <body>
                <main>
                <h1>Chat board</h1>
                <p>What Minga posts to the channels of the sample federation, the newest first. It stands in for a
                chat server of your own.</p>
                <ol>%s</ol>
                </main>
                </body>
                </html>
                """.formatted(list.isEmpty() ? "<li>Nothing yet.</li>" : list);
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        try (exchange) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
            exchange.getResponseHeaders()
                    .set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /** The text of a message with those of its attachments; empty where this is no message. */
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

    private record Posted(String channel, String text, LocalTime at) {

        String html() {
            return "<li><strong>#" + safe(channel) + "</strong> <time>" + at.truncatedTo(ChronoUnit.SECONDS)
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
