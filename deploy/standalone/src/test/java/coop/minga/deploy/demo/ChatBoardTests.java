package coop.minga.deploy.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

import coop.minga.analytics.catalogue.Unit;
import coop.minga.deploy.demo.sample.SampleFederation;
import coop.minga.deploy.demo.sample.SampleSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ChatBoardTests {
    private final ChatBoard board = ChatBoard.start(Clock.systemUTC());
    private final HttpClient client = HttpClient.newHttpClient();
    private final SampleFederation federation =
            new SampleFederation(new SampleSettings(1, 12, LocalDate.of(2026, 11, 16)));
    private final Unit unit = federation.plan(Map.of()).units().getFirst();

    @AfterEach
    void stop() {
        client.close();
        board.close();
    }

    @Test
    void whatIsPostedToAChannelIsShownWithItsLink() throws Exception {
        assertThat(post("{\"text\": \"Alert 7: see http://localhost:8080/alert/7\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(page())
                .contains("#cordillera-y-mar")
                .contains("<a href=\"http://localhost:8080/alert/7\">http://localhost:8080/alert/7</a>");
    }

    @Test
    void markupInAMessageIsShownAndNotObeyed() throws Exception {
        post("{\"text\": \"<script>alert(1)</script>\"}");
        assertThat(page()).contains("&lt;script&gt;").doesNotContain("<script>");
    }

    @Test
    void whatIsNoMessageIsRefused() throws Exception {
        assertThat(post("not JSON").statusCode()).isEqualTo(400);
        assertThat(post("{\"text\": \"\"}").statusCode()).isEqualTo(400);
        assertThat(get(board.hook(unit)).statusCode()).isEqualTo(405);
    }

    @Test
    void onlyTheLastMessagesAreKept() throws Exception {
        for (int number = 1; number <= 203; number++) {
            post("{\"text\": \"message " + number + ".\"}");
        }
        assertThat(page()).contains("message 203.").contains("message 4.").doesNotContain("message 3.");
    }

    @Test
    void takesNothingFromThePageOfAnotherAndNothingUnderAnotherName() throws Exception {
        assertThat(post("{\"text\": \"forged\"}", "Origin", "http://attacker.example")
                        .statusCode())
                .isEqualTo(404);
        assertThat(rebound()).startsWith("HTTP/1.1 404");
        assertThat(page()).doesNotContain("forged");
    }

    @Test
    void showsNothingToThoseWhoOnlyKnowItsPort() throws Exception {
        post("{\"text\": \"for the delegates\"}");
        URI root = board.hook(unit).resolve("/");
        assertThat(get(root).statusCode()).isEqualTo(404);
        assertThat(get(root.resolve("/hooks/" + unit.id())).statusCode()).isEqualTo(404);
    }

    @Test
    void showsAPersonOnlyTheChannelsOfTheirUnits() throws Exception {
        post("{\"text\": \"for the delegates\"}");
        ChatBoardPage page = new ChatBoardPage(board, federation.people());
        assertThat(page.page("ines", "localhost:8080", null)).get().asString().contains("for the delegates");
        assertThat(page.page("ines", "localhost:8080", null))
                .get()
                .asString()
                .contains("since the demo was started", "<a href=\"/\">");
        assertThat(page.page("sergio", "localhost:8080", null)).get().asString().contains("Nothing yet");
        assertThat(page.page("operator", "localhost:8080", null))
                .get()
                .asString()
                .contains("Nothing yet");
    }

    @Test
    void showsNothingWithoutASignInNorToThePageOfAnotherNorUnderAnotherName() {
        ChatBoardPage page = new ChatBoardPage(board, federation.people());
        assertThat(page.page("", "localhost:8080", null)).isEmpty();
        assertThat(page.page("ines", "attacker.example:8080", null)).isEmpty();
        assertThat(page.page("ines", "localhost.attacker.example", null)).isEmpty();
        assertThat(page.page("ines", null, null)).isEmpty();
        assertThat(page.page("ines", "localhost:8080", "http://attacker.example"))
                .isEmpty();
        assertThat(page.page("ines", "127.0.0.1:8080", "http://127.0.0.1:8080")).isPresent();
    }

    /** A request for a foreign host name that resolves to this machine. */
    private String rebound() throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), board.hook(unit).getPort())) {
            socket.getOutputStream()
                    .write(("POST " + board.hook(unit).getPath()
                                    + " HTTP/1.1\r\nHost: attacker.example\r\nContent-Length: 18\r\nConnection: close\r\n\r\n"
                                    + "{\"text\": \"forged\"}")
                            .getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String page() {
        return board.items(Set.of(unit.id()));
    }

    private HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String body, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(board.hook(unit)).POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
