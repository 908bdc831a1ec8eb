package coop.minga.analytics.channel.webhook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import coop.minga.analytics.alert.AlertId;
import coop.minga.analytics.channel.ChannelId;
import coop.minga.analytics.channel.ChannelKind;
import coop.minga.analytics.channel.ChatChannel;
import coop.minga.analytics.channel.ChatMessage;
import coop.minga.analytics.channel.SendOutcome;
import coop.minga.analytics.outbox.Loopback;
import coop.minga.analytics.outbox.SampleAlerts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class WebhookTransportTests {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-05T12:00:00Z"), ZoneOffset.UTC);
    private static final SendOutcome DELIVERED = new SendOutcome.Delivered();

    private final WebhookTransport transport = new WebhookTransport(Duration.ofSeconds(20), Loopback.ALLOWED, CLOCK);
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> texts = new CopyOnWriteArrayList<>();
    private final List<String> ids = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile HttpHandler answer = exchange -> answer(exchange, 200, "ok");
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/hooks/", exchange -> {
            check(exchange);
            answer.handle(exchange);
        });
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        transport.close();
        server.stop(0);
        assertThat(complaints).isEmpty();
    }

    @Test
    void postsWhatMattermostAndSlackTake() {
        assertThat(send("Alert 42. Pan · Bread: a step\nCame: 3 kg.")).isEqualTo(DELIVERED);

        assertThat(texts)
                .containsExactly("Alert 42. Pan · Bread: a step\nCame: 3 kg.\n<http://room.example/alert/42?a=1>");
    }

    @Test
    void namesCanNeitherCallAChannelNorFakeALink() {
        send("<!channel> @all [free](http://evil) ![x](http://evil) <http://evil|click> A&B");

        assertThat(texts.getFirst())
                .startsWith("&lt;!channel&gt; @\u200Ball [free]\u200B(http://evil) ![x]\u200B(http://evil)"
                        + " &lt;http://evil|click&gt; A&amp;B\n<http://room.example");
    }

    @Test
    void theSameMessageHasTheSameIdWhenItIsSentAgain() {
        send("one");
        send("one");

        assertThat(ids).containsExactly("\"minga-7\"", "\"minga-7\"");
    }

    @Test
    void waitsAsLongAsAServerAsksThatWantsFewerMessages() {
        answer = exchange -> retryAfter(exchange, "37");
        assertThat(unreachable(send("one")).pause()).isEqualTo(Duration.ofSeconds(37));

        answer = exchange -> retryAfter(exchange, "Thu, 5 Mar 2026 12:02:00 GMT");
        assertThat(unreachable(send("one")).pause()).isEqualTo(Duration.ofMinutes(2));

        answer = exchange -> retryAfter(exchange, "999999999");
        assertThat(unreachable(send("one")).pause()).isEqualTo(Duration.ofHours(1));

        answer = exchange -> retryAfter(exchange, "soon");
        assertThat(unreachable(send("one")))
                .isEqualTo(new SendOutcome.Unreachable("HTTP 429, the server asks for fewer messages (slow)"));
    }

    @Test
    void anErrorIsReportedWithItsCode() {
        answer = exchange -> answer(exchange, 500, "oven\r\nbroken");
        assertThat(unreachable(send("one")).reason())
                .isEqualTo("HTTP 500, the server has a fault of its own (oven broken)");

        answer = exchange -> answer(exchange, 404, "");
        assertThat(unreachable(send("one")).reason())
                .isEqualTo("HTTP 404, there is no such webhook: check its address");

        answer = exchange -> answer(exchange, 400, "text too long");
        assertThat(send("one"))
                .isEqualTo(
                        new SendOutcome.Rejected("HTTP 400, the server does not accept this message (text too long)"));
    }

    @Test
    void followsNoRedirect() {
        answer = exchange -> {
            exchange.getResponseHeaders().set("Location", "/hooks/elsewhere");
            answer(exchange, 307, "");
        };

        assertThat(unreachable(send("one")).reason()).isEqualTo("HTTP 307, the address has moved: enter the new one");
        assertThat(texts).hasSize(1);
    }

    @Test
    void aServerThatAcceptsAndDoesNotAnswerMayHaveTheMessage() {
        answer = exchange -> untilTheEnd();

        try (var hasty = new WebhookTransport(Duration.ofSeconds(2), Loopback.ALLOWED, CLOCK)) {
            assertThat(unreachable(send(hasty, "one")).reason())
                    .isEqualTo("127.0.0.1 did not answer within 2 s; perhaps it has the message");
        }
        assertThat(texts).hasSize(1);
    }

    @Test
    void aServerThatNeverComesToAnEndIsLeftInTime() {
        answer = this::drips;

        try (var hasty = new WebhookTransport(Duration.ofSeconds(2), Loopback.ALLOWED, CLOCK)) {
            assertThat(unreachable(send(hasty, "one")).reason())
                    .isEqualTo("127.0.0.1 did not answer within 2 s; perhaps it has the message");
        }
    }

    @Test
    void anAnswerOfSuccessIsEnoughHoweverLongItGoesOn() {
        answer = exchange -> endless(exchange, 200);
        assertThat(send("one")).isEqualTo(DELIVERED);

        answer = exchange -> endless(exchange, 503);
        assertThat(unreachable(send("one")).reason()).startsWith("HTTP 503").hasSizeLessThanOrEqualTo(300);
    }

    @Test
    void saysThatNobodyAnswersWhereNoServerIs() {
        server.stop(0);

        assertThat(unreachable(send("one")).reason()).isEqualTo("nobody answers at 127.0.0.1: is the server running?");
    }

    private SendOutcome send(String text) {
        return send(transport, text);
    }

    private SendOutcome send(WebhookTransport transport, String text) {
        var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hooks/s3cr3t");
        var channel = new ChatChannel(
                new ChannelId("bakery"), SampleAlerts.BAKERY, ChannelKind.WEBHOOK, address, Locale.ENGLISH);
        var message = new ChatMessage(7, new AlertId(42), text, URI.create("http://room.example/alert/42?a=1"));
        return transport.send(channel, message);
    }

    private static SendOutcome.Unreachable unreachable(SendOutcome outcome) {
        assertThat(outcome).isInstanceOf(SendOutcome.Unreachable.class);
        var unreachable = (SendOutcome.Unreachable) outcome;
        assertThat(unreachable.reason()).doesNotContain("s3cr3t");
        return unreachable;
    }

    /** Checks every field as a strict server would. */
    private void check(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        var body = exchange.getRequestBody().readAllBytes();
        var fields = JsonMapper.shared().readValue(body, new TypeReference<Map<String, String>>() {});
        var expected = "POST /hooks/s3cr3t application/json; charset=UTF-8 [text, username] Minga";
        var actual = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + headers.getFirst("Content-Type") + " " + fields.keySet() + " " + fields.get("username");
        if (!expected.equals(actual)) {
            complaints.add(actual);
        }
        texts.add(String.valueOf(fields.get("text")));
        ids.add(headers.getFirst("Idempotency-Key"));
    }

    private static void answer(HttpExchange exchange, int code, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(code, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void retryAfter(HttpExchange exchange, String when) throws IOException {
        exchange.getResponseHeaders().set("Retry-After", when);
        answer(exchange, 429, "slow");
    }

    private void endless(HttpExchange exchange, int code) throws IOException {
        exchange.sendResponseHeaders(code, 0);
        try (var body = exchange.getResponseBody()) {
            while (over.getCount() > 0) {
                body.write("more and more ".getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException hungUp) {
            // A careful client hangs up.
        }
    }

    /** Sends an error byte by byte, each within the patience for silence. */
    private void drips(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(503, 0);
        try (var body = exchange.getResponseBody()) {
            while (!over.await(25, TimeUnit.MILLISECONDS)) {
                body.write('.');
                body.flush();
            }
        } catch (IOException | InterruptedException hungUp) {
            // A careful client hangs up.
        }
    }

    private void untilTheEnd() {
        try {
            over.await();
        } catch (InterruptedException stopped) {
            throw new UncheckedIOException(new IOException(stopped));
        }
    }
}
