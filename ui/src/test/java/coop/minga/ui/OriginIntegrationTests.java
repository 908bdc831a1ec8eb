package coop.minga.ui;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Raw requests: cross-site, forged hosts, malformed. */
class OriginIntegrationTests extends TestRoom {

    @Test
    void noPageOfAnotherSiteOpensAWebSocketOrPosts() throws IOException {
        for (var origin : new String[] {
            "http://evil.example",
            "null",
            "http://localhost.evil.example",
            "http://localhost:1",
            "http://localhost",
            "https://localhost",
            "//localhost:" + room.port(),
            "ftp://localhost:" + room.port(),
            "http://me@localhost:" + room.port(),
            own() + "\r\nOrigin: http://evil.example"
        }) {
            assertThat(ask(handshake(origin))).as(origin).startsWith("HTTP/1.1 403");
            assertThat(ask(post(origin))).as(origin).startsWith("HTTP/1.1 403");
        }
        assertThat(ask(handshake(own()))).doesNotStartWith("HTTP/1.1 403");
        assertThat(ask(post(own()))).startsWith("HTTP/1.1 302");
        assertThat(ask(post("https://localhost:" + room.port()))).startsWith("HTTP/1.1 302");
    }

    @Test
    void aPortThatIsNotNamedIsThatOfTheScheme() throws IOException {
        for (var origin : new String[] {"http://room.example", "https://room.example", "https://room.example:443"}) {
            assertThat(ask(post(origin, "room.example"))).as(origin).startsWith("HTTP/1.1 302");
        }
        assertThat(ask(post("https://room.example:8443", "room.example"))).startsWith("HTTP/1.1 403");
    }

    @Test
    void aRedirectNamesNoHost() throws IOException {
        for (var path : new String[] {"/", "/account", "/alert/1?x=//evil.example"}) {
            var answer = ask("GET " + path + " HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
            assertThat(answer)
                    .as(path)
                    .startsWith("HTTP/1.1 302")
                    .contains("\r\nLocation: /sign-in\r\n".replace("\r", ""));
            assertThat(answer).as(path).doesNotContain("Location: http");
        }
    }

    @Test
    void malformedRequestsAreRefusedAndTheNextIsAnswered() throws IOException {
        for (var garbled : new String[] {
            "\u0000\u0001\u0002\r\n\r\n",
            "GET /\u0000 HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "GET /?v-r=%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(20_000) + "\r\n\r\n"
        }) {
            assertThat(ask(garbled)).startsWith("HTTP/1.1 4").doesNotContain("\tat ", "Exception");
        }
        assertThat(ask("GET /sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    private static String own() {
        return "http://localhost:" + room.port();
    }

    private static String handshake(String origin) {
        return "GET /VAADIN/push?v-uiId=0&v-pushId=x&X-Atmosphere-Transport=websocket HTTP/1.1\r\nHost: localhost:"
                + room.port() + "\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nOrigin: " + origin + "\r\n\r\n";
    }

    private static String post(String origin) {
        return post(origin, "localhost:" + room.port());
    }

    private static String post(String origin, String host) {
        return "POST /sign-in HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\nOrigin: " + origin
                + "\r\nContent-Length: 0\r\n\r\n";
    }

    /** The response head, or all until the connection ends. */
    private static String ask(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), room.port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            return lines.lines().takeWhile(line -> !line.isEmpty()).collect(Collectors.joining("\n")) + "\n";
        }
    }
}
