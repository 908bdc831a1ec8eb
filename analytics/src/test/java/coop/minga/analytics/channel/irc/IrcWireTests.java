package coop.minga.analytics.channel.irc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

import coop.minga.analytics.channel.IrcAddress;
import coop.minga.analytics.outbox.Loopback;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class IrcWireTests {

    /** In characters, more than the buffers of both ends hold. */
    private static final int LONG_LINE = 20_000_000;

    @Test
    void leavesAServerThatReadsNothing() throws IOException {
        try (var listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var threads = Executors.newVirtualThreadPerTaskExecutor();
                var wire = new IrcWire(
                        new IrcAddress.Server("127.0.0.1", listening.getLocalPort(), "minga"),
                        Duration.ofMillis(300),
                        Loopback.ALLOWED)) {
            var writing = threads.submit(() -> {
                wire.write("x".repeat(LONG_LINE));
                return true;
            });
            assertThat(writing)
                    .failsWithin(Duration.ofSeconds(30))
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(IrcException.class)
                    .withMessageEndingWith("takes nothing");
        }
    }
}
