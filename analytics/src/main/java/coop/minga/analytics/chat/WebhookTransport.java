package coop.minga.analytics.chat;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

import tools.jackson.databind.json.JsonMapper;

/**
 * Posts to an incoming webhook as Mattermost, Slack and those like them have it: {@code {"text", "username"}}, with the
 * link in angle brackets, which all of them make a link of. Any answer of 2xx is a delivery. Follows no redirect.
 */
public final class WebhookTransport implements ChatTransport {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String NAME = "Minga";
    private static final int MOST_OF_AN_ERROR = 512;
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private final HttpClient client;
    private final Duration patience;
    private final Clock machine;

    /** @param patience for connecting, and once more for the answer; under a minute in all */
    public WebhookTransport(Duration patience, Clock machine) {
        if (!patience.isPositive() || patience.compareTo(Duration.ofSeconds(30)) > 0) {
            throw new IllegalArgumentException("webhook patience: " + patience + ", expected up to 30 seconds");
        }
        this.patience = patience;
        this.machine = machine;
        this.client = HttpClient.newBuilder()
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    @Override
    public ChannelKind kind() {
        return ChannelKind.WEBHOOK;
    }

    @Override
    public SendOutcome send(ChatChannel channel, ChatMessage message) {
        var answer = client.sendAsync(request(channel.address(), message), WebhookTransport::body);
        try {
            return outcome(answer.get(patience.multipliedBy(2).toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException tooLong) {
            answer.cancel(true);
            return new SendOutcome.Unreachable(silence(channel.address()));
        } catch (ExecutionException failed) {
            return new SendOutcome.Unreachable(
                    reason(channel.address(), Objects.requireNonNullElse(failed.getCause(), failed)));
        } catch (InterruptedException stopped) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new SendOutcome.Unreachable("Minga was stopped while it was sending");
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    /** What people wrote can neither call a whole channel nor hide where a link leads. */
    static String markup(ChatMessage message) {
        var inert = message.text()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "@\u200B")
                .replace("](", "]\u200B(");
        return inert + "\n<" + message.link().toASCIIString() + ">";
    }

    private HttpRequest request(URI address, ChatMessage message) {
        var body = new TreeMap<>(Map.of("text", markup(message), "username", NAME));
        return HttpRequest.newBuilder(address)
                .timeout(patience)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("User-Agent", NAME)
                .header("Idempotency-Key", "\"minga-" + message.id() + "\"")
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build();
    }

    private static HttpResponse.BodySubscriber<String> body(HttpResponse.ResponseInfo head) {
        return new FirstBytes(delivered(head.statusCode()) ? 0 : MOST_OF_AN_ERROR);
    }

    private static boolean delivered(int code) {
        return code >= 200 && code < 300;
    }

    private SendOutcome outcome(HttpResponse<String> answer) {
        var code = answer.statusCode();
        if (delivered(code)) {
            return new SendOutcome.Delivered();
        }
        var reason = reason(answer);
        return switch (code) {
            case 400, 413, 422 -> new SendOutcome.Refused(reason);
            default -> new SendOutcome.Unreachable(reason, retryAfter(answer));
        };
    }

    private static String reason(HttpResponse<String> answer) {
        var code = answer.statusCode();
        var why = switch (code) {
            case 429 -> "the server asks for fewer messages";
            case 401, 403 -> "the webhook is not allowed to write: make a new one";
            case 404, 410 -> "there is no such webhook: check its address";
            case 400, 413, 422 -> "the server does not accept this message";
            default ->
                code >= 500
                        ? "the server has a fault of its own"
                        : code >= 300 && code < 400
                                ? "the address has moved: enter the new one"
                                : "the server does not accept messages here";
        };
        return "HTTP " + code + ", " + why + (answer.body().isBlank() ? "" : " (" + answer.body() + ")");
    }

    /** In seconds or as a date, as HTTP has it; within reason. */
    private Duration retryAfter(HttpResponse<?> answer) {
        var asked = answer.headers().firstValue("Retry-After").map(this::pause).orElse(Duration.ZERO);
        return asked.isNegative() ? Duration.ZERO : asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked;
    }

    private Duration pause(String retryAfter) {
        if (SECONDS.matcher(retryAfter).matches()) {
            return Duration.ofSeconds(Long.parseLong(retryAfter));
        }
        try {
            var until = ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Duration.between(machine.instant(), until);
        } catch (DateTimeException unreadable) {
            return Duration.ZERO;
        }
    }

    private String reason(URI address, Throwable failure) {
        if (failure instanceof ConnectException && failure.getCause() instanceof UnresolvedAddressException) {
            return "there is no server named " + address.getHost();
        }
        return switch (failure) {
            case HttpConnectTimeoutException _ -> "nobody answers at " + address.getHost();
            case HttpTimeoutException _ -> silence(address);
            case ConnectException _ -> "nobody answers at " + address.getHost() + ": is the server running?";
            default -> "the connection to " + address.getHost() + " broke: " + failure.getMessage();
        };
    }

    private String silence(URI address) {
        return address.getHost() + " did not answer within " + patience.toSeconds() + " s; perhaps it has the message";
    }
}
