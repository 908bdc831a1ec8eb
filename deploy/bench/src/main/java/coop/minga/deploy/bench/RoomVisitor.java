package coop.minga.deploy.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An HTTP client that follows links in one tab of the room. Throws {@link IOException} after a minute without an
 * answer, {@link IllegalStateException} on an error status.
 */
public final class RoomVisitor {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" content=\"([^\"]+)\"");
    private static final Pattern LINK_IN_HTML = Pattern.compile("href=\"(?!https?:)/?([^\"#]+)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Of {@link #load}: page, start of the tab, view. */
    static final int REQUESTS_TO_LOAD = 3;

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final URI room;
    private String tab = "";
    private String key = "";
    private String push = "";
    private List<String> links = List.of();
    private long bytes;

    /** @param room address with a trailing slash */
    public RoomVisitor(URI room) {
        this.room = room;
    }

    public void signIn(String name, String password) throws IOException, InterruptedException {
        var token = TOKEN.matcher(get("sign-in").body());
        if (!token.find()) {
            throw new IllegalStateException("no page to sign in at");
        }
        var form = "username=" + name + "&password=" + password + "&_csrf=" + token.group(1);
        var answer = client.send(
                request("sign-in", "application/x-www-form-urlencoded", form), HttpResponse.BodyHandlers.ofString());
        if (answer.headers().firstValue("Location").orElse("sign-in").contains("sign-in")) {
            throw new IllegalStateException(name + " was not let in");
        }
    }

    /** Loads the first page and returns its messages. */
    public String load() throws IOException, InterruptedException {
        checked(get(""));
        var config = JsonMapper.shared()
                .readTree(checked(get("?v-r=init&location=")))
                .get("appConfig");
        tab = config.get("v-uiId").asString();
        key = config.get("uidl").get("Vaadin-Security-Key").asString();
        push = config.get("uidl").path("Vaadin-Push-ID").asString("");
        return go("");
    }

    /** Follows a random link of the last page, or loads the first page. */
    public String follow(RandomGenerator random) throws IOException, InterruptedException {
        return go(links.isEmpty() ? "" : links.get(random.nextInt(links.size())));
    }

    /** Links of the last page within the room. */
    public List<String> links() {
        return links;
    }

    /** Bytes of pages and messages so far, uncompressed, without files. */
    public long bytes() {
        return bytes;
    }

    /** Fetches a file of the room. */
    void file(String path) throws IOException, InterruptedException {
        checked(get(path));
    }

    /** Connects the tab's push channel, so that the page is updated. */
    Push listen() {
        var address = room.toString().replaceFirst("^http", "ws") + "VAADIN/push?v-r=push&v-uiId=" + tab + "&v-pushId="
                + push
                + "&X-Atmosphere-tracking-id=0&X-Atmosphere-Framework=3.1.5-javascript&X-Atmosphere-Transport=websocket"
                + "&X-Atmosphere-TrackMessageSize=true&X-atmo-protocol=true";
        var listener = new Push();
        listener.socket = client.newWebSocketBuilder()
                .connectTimeout(PATIENCE)
                .header("Origin", room.toString().replaceFirst("/$", ""))
                .buildAsync(URI.create(address), listener)
                .join();
        return listener;
    }

    private String go(String route) throws IOException, InterruptedException {
        var parts = route.split("\\?", 2);
        var event = JsonMapper.shared().createObjectNode();
        event.put("type", "event").put("node", 1).put("event", "ui-navigate");
        event.putObject("data")
                .put("route", parts[0])
                .put("query", parts.length > 1 ? parts[1] : "")
                .put("appShellTitle", "")
                .put("trigger", "")
                .putNull("historyState");
        var message = JsonMapper.shared().createObjectNode();
        message.put("csrfToken", key).put("syncId", -1).put("clientId", -1);
        message.putArray("rpc").add(event);
        var answer = checked(client.send(
                request("?v-r=uidl&v-uiId=" + tab, "application/json; charset=UTF-8", message.toString()),
                HttpResponse.BodyHandlers.ofString()));
        var changes = JsonMapper.shared().readTree(answer).path("changes");
        links = changes.valueStream()
                .flatMap(RoomVisitor::links)
                .filter(link -> !link.isBlank() && !link.startsWith("#") && !link.startsWith("sign-"))
                .distinct()
                .toList();
        return "/" + route + " " + text(changes);
    }

    private static Stream<String> links(JsonNode change) {
        var value = change.path("value").asString("");
        return switch (change.path("key").asString("")) {
            case "href" -> value.startsWith("http") ? Stream.empty() : Stream.of(value.replaceFirst("^/", ""));
            case "innerHTML", "content" -> LINK_IN_HTML.matcher(value).results().map(found -> found.group(1));
            default -> Stream.empty();
        };
    }

    private static String text(JsonNode changes) {
        var text = new StringBuilder();
        changes.forEach(change -> text.append(change.path("value").asString("")).append('\n'));
        return text.toString();
    }

    private String checked(HttpResponse<String> answer) {
        bytes += answer.body().getBytes(StandardCharsets.UTF_8).length;
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(
                    answer.request().uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(room.resolve(path)).timeout(PATIENCE).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest request(String path, String type, String body) {
        return HttpRequest.newBuilder(room.resolve(path))
                .timeout(PATIENCE)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    /** The messages that the server pushes to a tab. */
    static final class Push implements WebSocket.Listener, AutoCloseable {

        private final StringBuilder text = new StringBuilder();
        private @Nullable WebSocket socket;

        @Override
        public synchronized @Nullable CompletionStage<?> onText(WebSocket from, CharSequence message, boolean last) {
            text.append(message);
            notifyAll();
            from.request(1);
            return null;
        }

        synchronized String text() {
            return text.toString();
        }

        synchronized int bytes() {
            return text().getBytes(StandardCharsets.UTF_8).length;
        }

        synchronized void clear() {
            text.setLength(0);
        }

        /** Returns after so long a time without a message. */
        synchronized void awaitQuiet(Duration quiet) throws InterruptedException {
            for (var length = -1; length != text.length(); ) {
                length = text.length();
                wait(quiet.toMillis());
            }
        }

        @Override
        public void close() {
            if (socket != null) {
                socket.abort();
            }
        }
    }
}
