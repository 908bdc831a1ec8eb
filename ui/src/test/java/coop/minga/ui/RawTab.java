package coop.minga.ui;

import java.io.ByteArrayInputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One tab of the room for handwritten protocol messages. */
final class RawTab {

    private final HttpClient browser;
    private final String address;
    private final int number;
    private final String key;
    private final String pushId;

    private RawTab(HttpClient browser, String address, JsonNode config) {
        this.browser = browser;
        this.address = address;
        this.number = config.get("v-uiId").asInt();
        this.pushId = config.get("uidl").get("Vaadin-Push-ID").asString();
        this.key = config.get("uidl").get("Vaadin-Security-Key").asString();
    }

    /** A client with a signed-in session. */
    static HttpClient signedIn(SampleRoom room, String person) throws Exception {
        var form = SignInForm.open(room);
        if (form.send(person).contains("sign-in")) {
            throw new IllegalStateException(person + " was not let in");
        }
        return form.browser();
    }

    /** A client without a session yet. */
    static HttpClient anonymous() {
        return HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    }

    static RawTab open(SampleRoom room, HttpClient browser) throws Exception {
        var answer = get(browser, address(room) + "?v-r=init&location=");
        return new RawTab(
                browser,
                address(room),
                JsonMapper.shared().readTree(answer.body()).get("appConfig"));
    }

    /** Must not appear in a log. */
    String key() {
        return key;
    }

    String go(String route) throws Exception {
        return send("""
            {"type":"event","node":1,"event":"ui-navigate","data":{"route":"%s","query":"","appShellTitle":"",
             "historyState":null,"trigger":""}}""".formatted(route));
    }

    String click(int node) throws Exception {
        return send("""
            {"type":"event","node":%d,"event":"click","data":{"event.screenX":1,"event.screenY":1,"event.clientX":1,
             "event.clientY":1,"event.detail":1,"event.button":0,"event.ctrlKey":false,"event.shiftKey":false,
             "event.altKey":false,"event.metaKey":false}}""".formatted(node));
    }

    /** Sends a field's value as a browser would. */
    String fill(int node, String value) throws Exception {
        return send("""
            {"type":"mSync","node":%d,"feature":1,"property":"value","value":"%s"}""".formatted(node, value));
    }

    String call(int node, String method, String arguments) throws Exception {
        return send("""
            {"type":"publishedEventHandler","node":%d,"templateEventMethodName":"%s","templateEventMethodArgs":[%s],
             "promise":-1}""".formatted(node, method, arguments));
    }

    /** Uses the tab's WebSocket, opened for this message. */
    void push(String message) throws Exception {
        var cookies = (CookieManager) browser.cookieHandler().orElseThrow();
        var cookie = cookies.getCookieStore().getCookies().stream()
                .filter(each -> each.getName().equals("JSESSIONID"))
                .findFirst()
                .orElseThrow();
        var opened = new CompletableFuture<CharSequence>();
        var socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Cookie", "JSESSIONID=" + cookie.getValue())
                .buildAsync(
                        URI.create(
                                address.replace("http:", "ws:") + "VAADIN/push?v-uiId=" + number + "&v-pushId=" + pushId
                                        + "&X-Atmosphere-tracking-id=0&X-Atmosphere-Framework=3.1.5-javascript"
                                        + "&X-Atmosphere-Transport=websocket&X-Atmosphere-TrackMessageSize=true"
                                        + "&X-atmo-protocol=true"),
                        new WebSocket.Listener() {
                            @Override
                            public @Nullable CompletionStage<?> onText(
                                    WebSocket open, CharSequence text, boolean last) {
                                opened.complete(text);
                                return WebSocket.Listener.super.onText(open, text, last);
                            }
                        })
                .get(10, TimeUnit.SECONDS);
        opened.get(10, TimeUnit.SECONDS);
        socket.sendText(message, true).get(10, TimeUnit.SECONDS);
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(10, TimeUnit.SECONDS);
    }

    /** Sends an empty message. */
    String ask() throws Exception {
        return send("");
    }

    /** The response status of a heartbeat, which idle browsers send. */
    int beat() throws Exception {
        var heartbeat = HttpRequest.newBuilder(URI.create(address + "?v-r=heartbeat&v-uiId=" + number))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        return browser.send(heartbeat, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    /** Elements that a response created as disabled. */
    static List<Integer> disabled(String answer) {
        var nodes = new ArrayList<Integer>();
        for (var change : JsonMapper.shared().readTree(answer).path("changes")) {
            if (change.path("key").asString("").equals("disabled")) {
                nodes.add(change.get("node").asInt());
            }
        }
        return nodes;
    }

    /** Elements of a tag that a response created, latest first: view, then frame. */
    static List<Integer> nodes(String answer, String tag) {
        var nodes = new ArrayList<Integer>();
        for (var change : JsonMapper.shared().readTree(answer).path("changes")) {
            if (change.path("key").asString("").equals("tag")
                    && change.path("value").asString("").equals(tag)) {
                nodes.add(change.get("node").asInt());
            }
        }
        nodes.sort(Collections.reverseOrder());
        return nodes;
    }

    private String send(String calls) throws Exception {
        return sendAsItIs("{\"csrfToken\":\"" + key + "\",\"rpc\":[" + calls + "],\"syncId\":-1,\"clientId\":-1}")
                .body();
    }

    /** Sends a complete message head with this rest. */
    HttpResponse<String> sendGarbled(String rest) throws Exception {
        return sendAsItIs("{\"csrfToken\":\"" + key + "\"," + rest);
    }

    HttpResponse<String> sendAsItIs(String body) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(URI.create(address + "?v-r=uidl&v-uiId=" + number))
                        .header("Content-Type", "application/json; charset=UTF-8")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** The response status of a request outside any tab. */
    int post(String path, String type, byte[] body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return browser.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    /** As above, without a content length. */
    int postInParts(String path, String type, byte[] body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();
        return browser.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    /** The path for messages without a WebSocket. */
    String pushPath() {
        return "VAADIN/push?v-uiId=" + number + "&v-pushId=" + pushId
                + "&X-Atmosphere-tracking-id=0&X-Atmosphere-Framework=3.1.5-javascript"
                + "&X-Atmosphere-Transport=long-polling&X-Atmosphere-TrackMessageSize=true&X-atmo-protocol=true";
    }

    static HttpResponse<String> get(HttpClient browser, String address) throws Exception {
        return browser.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    }

    static String address(SampleRoom room) {
        return "http://localhost:" + room.port() + "/";
    }
}
