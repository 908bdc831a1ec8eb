package coop.minga.deploy.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;

import coop.minga.analytics.catalogue.Unit;
import coop.minga.deploy.standalone.sample.SampleFederation;
import coop.minga.deploy.standalone.sample.SampleSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ChatBoardTests {
    private final ChatBoard board = ChatBoard.start(Clock.systemUTC());
    private final HttpClient client = HttpClient.newHttpClient();
    private final Unit unit = new SampleFederation(new SampleSettings(1, 1, LocalDate.of(2026, 11, 16)))
            .plan(Map.of())
            .units()
            .getFirst();

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

    private String page() throws IOException, InterruptedException {
        return get(board.address()).body();
    }

    private HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(board.hook(unit))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
