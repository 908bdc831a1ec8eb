package coop.minga.analytics.channel.webhook;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import coop.minga.analytics.channel.OutboundAddresses;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Posts over HTTP 1.1 to checked addresses, without proxy, redirects or retries, in bounded time. Reads a bounded part
 * of the answer.
 */
final class WebhookClient implements AutoCloseable {

    private static final int MOST_OF_A_BODY = 512;
    private static final int LONGEST_LINE = 8192;
    private static final int MOST_HEADERS = 100;
    private static final int MOST_CONNECTIONS = 1000;

    private final Duration patience;
    private final CloseableHttpClient client;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("webhook-", 0).factory());

    /** @param patience for connecting and each answer; twice that for everything */
    WebhookClient(Duration patience, OutboundAddresses addresses) {
        this.patience = patience;
        this.client = HttpClientBuilder.create()
                .setConnectionManager(connections(patience, addresses))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setRedirectsEnabled(false)
                        .setConnectionRequestTimeout(timeout(patience))
                        .setResponseTimeout(timeout(patience))
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /**
     * Returns once the answer is known.
     *
     * @throws SocketTimeoutException after the time limit; the message may have arrived
     */
    Answer post(HttpPost request) throws IOException {
        var answer = threads.submit(() -> exchange(request));
        try {
            return answer.get(patience.multipliedBy(2).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooLong) {
            throw new SocketTimeoutException("no whole answer in time");
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException broken ? broken : new IOException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while sending");
        } finally {
            // closes the connection at once and reads no more
            request.cancel();
            answer.cancel(true);
        }
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
        threads.shutdownNow();
    }

    private Answer exchange(HttpPost request) throws IOException {
        var response = client.executeOpen(null, request, null);
        try {
            return answer(response);
        } finally {
            discard(request, response);
        }
    }

    /** Closes the connection first: closing the answer would read its endless rest. */
    private static void discard(HttpPost request, ClassicHttpResponse response) {
        request.cancel();
        try {
            response.close();
        } catch (IOException expected) {
            // The connection is closed already.
        }
    }

    private static Answer answer(ClassicHttpResponse response) throws IOException {
        var retryAfter = Optional.ofNullable(response.getFirstHeader("Retry-After"));
        return new Answer(
                response.getCode(), retryAfter.map(header -> header.getValue()).orElse(null), beginning(response));
    }

    private static String beginning(ClassicHttpResponse response) throws IOException {
        var entity = response.getEntity();
        if (entity == null || Answer.delivered(response.getCode())) {
            return "";
        }
        return new String(entity.getContent().readNBytes(MOST_OF_A_BODY), StandardCharsets.UTF_8);
    }

    private static HttpClientConnectionManager connections(Duration patience, OutboundAddresses addresses) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new Checked(addresses))
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setMaxLineLength(LONGEST_LINE)
                                .setMaxHeaderCount(MOST_HEADERS)
                                .build())
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout(patience))
                        .setSocketTimeout(timeout(patience))
                        .build())
                .setMaxConnPerRoute(MOST_CONNECTIONS)
                .setMaxConnTotal(MOST_CONNECTIONS)
                .build();
    }

    private static Timeout timeout(Duration patience) {
        return Timeout.of(patience);
    }

    /** The relevant parts of the server's answer. */
    record Answer(int code, @Nullable String retryAfter, String body) {

        boolean delivered() {
            return delivered(code);
        }

        private static boolean delivered(int code) {
            return code >= 200 && code < 300;
        }
    }

    /** The client connects only to the addresses that this returns. */
    private record Checked(OutboundAddresses addresses) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return addresses.resolve(host);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
