package coop.minga.analytics.channel.webhook;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import coop.minga.analytics.channel.ChannelKind;
import coop.minga.analytics.channel.ChatChannel;
import coop.minga.analytics.channel.ChatMessage;
import coop.minga.analytics.channel.ChatTransport;
import coop.minga.analytics.channel.ForbiddenAddressException;
import coop.minga.analytics.channel.OutboundAddresses;
import coop.minga.analytics.channel.SendOutcome;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Posts {@code {"text", "username"}} to an incoming webhook of Mattermost, Slack or a compatible server. The link has
 * angle brackets. Any 2xx delivers. Redirects are not followed.
 */
public final class WebhookTransport implements ChatTransport {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String NAME = "Minga";
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private final WebhookClient client;
    private final Duration patience;
    private final Clock machine;

    /**
     * @param patience for connecting, and again for the answer; under a minute in all
     * @param addresses permitted for messages
     */
    public WebhookTransport(Duration patience, OutboundAddresses addresses, Clock machine) {
        if (!patience.isPositive() || patience.compareTo(Duration.ofSeconds(30)) > 0) {
            throw new IllegalArgumentException("webhook patience: " + patience + ", expected up to 30 seconds");
        }
        this.patience = patience;
        this.machine = machine;
        this.client = new WebhookClient(patience, addresses);
    }

    @Override
    public ChannelKind kind() {
        return ChannelKind.WEBHOOK;
    }

    @Override
    public SendOutcome send(ChatChannel channel, ChatMessage message) {
        try {
            return outcome(client.post(request(channel.address(), message)));
        } catch (IOException failed) {
            return new SendOutcome.Unreachable(reason(channel.address(), failed));
        }
    }

    @Override
    public void close() {
        client.close();
    }

    /** Escapes text of people: no channel-wide mentions, no disguised links. */
    static String markup(ChatMessage message) {
        var inert = message.text()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "@\u200B")
                .replace("](", "]\u200B(");
        return inert + "\n<" + message.link().toASCIIString() + ">";
    }

    private static HttpPost request(URI address, ChatMessage message) {
        var body = new TreeMap<>(Map.of("text", markup(message), "username", NAME));
        var request = new HttpPost(address);
        request.setHeader("User-Agent", NAME);
        request.setHeader("Idempotency-Key", "\"minga-" + message.id() + "\"");
        request.setEntity(new ByteArrayEntity(JSON.writeValueAsBytes(body), ContentType.APPLICATION_JSON));
        return request;
    }

    private SendOutcome outcome(WebhookClient.Answer answer) {
        if (answer.delivered()) {
            return new SendOutcome.Delivered();
        }
        var reason = reason(answer);
        return switch (answer.code()) {
            case 400, 413, 422 -> new SendOutcome.Rejected(reason);
            default -> new SendOutcome.Unreachable(reason, retryAfter(answer.retryAfter()), lasting(answer.code()));
        };
    }

    /** Redirects and client errors, except requests to wait. */
    private static boolean lasting(int code) {
        return code < 500 && code != 408 && code != 425 && code != 429;
    }

    private static String reason(WebhookClient.Answer answer) {
        var code = answer.code();
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

    /** In seconds or as an HTTP date; limited. */
    private Duration retryAfter(@Nullable String header) {
        var asked = header == null ? Duration.ZERO : pause(header);
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

    private String reason(URI address, IOException failure) {
        return switch (failure) {
            case ForbiddenAddressException forbidden -> String.valueOf(forbidden.getMessage());
            case UnknownHostException _ -> "there is no server named " + address.getHost();
            case ConnectTimeoutException _ -> "nobody answers at " + address.getHost();
            case SocketTimeoutException _ -> silence(address);
            case ConnectException _ -> "nobody answers at " + address.getHost() + ": is the server running?";
            case InterruptedIOException _ -> "Minga was stopped while it was sending";
            default -> "the connection to " + address.getHost() + " broke: " + failure.getMessage();
        };
    }

    private String silence(URI address) {
        return address.getHost() + " did not answer within " + patience.toSeconds() + " s; perhaps it has the message";
    }
}
