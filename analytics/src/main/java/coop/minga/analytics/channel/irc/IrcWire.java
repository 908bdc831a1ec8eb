package coop.minga.analytics.channel.irc;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import coop.minga.analytics.channel.IrcAddress;
import coop.minga.analytics.channel.OutboundAddresses;
import org.jspecify.annotations.Nullable;

/** Lines to and from an IRC server over one socket. Several threads may write, one reads. */
final class IrcWire implements AutoCloseable {

    private static final int LONGEST_LINE = 8192;
    private static final int QUIET_MILLIS = 180_000;

    private final IrcAddress.Server server;
    private final Duration patience;
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final ReentrantLock writing = new ReentrantLock();

    /** @param patience for connecting and for writing a line */
    IrcWire(IrcAddress.Server server, Duration patience, OutboundAddresses addresses) throws IOException {
        this.server = server;
        this.patience = patience;
        socket = connected(server, patience, addresses);
        try {
            socket.setSoTimeout(QUIET_MILLIS);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(new PacedInput(socket.getInputStream()));
            out = socket.getOutputStream();
        } catch (IOException failed) {
            socket.close();
            throw failed;
        }
    }

    /**
     * Writes one line, without line breaks. Closes the connection to a server that does not read: sockets have no write
     * timeout.
     */
    void write(String line) throws IOException {
        var bytes = (line.replaceAll("[\\r\\n\\x00]", " ") + "\r\n").getBytes(StandardCharsets.UTF_8);
        var written = new CompletableFuture<Boolean>().orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
        var _ = written.whenComplete((inTime, late) -> closeUnless(inTime));
        try {
            writing.lock();
            try {
                out.write(bytes);
                out.flush();
            } finally {
                writing.unlock();
            }
        } catch (IOException broken) {
            throw written.isCompletedExceptionally() ? new IrcException(server + " takes nothing") : broken;
        } finally {
            written.complete(true);
        }
    }

    private void closeUnless(@Nullable Boolean inTime) {
        if (inTime == null) {
            close();
        }
    }

    /** The next line, truncated if far too long; null at the end. Probes a quiet server. */
    @Nullable
    String read() throws IOException {
        try {
            return line();
        } catch (SocketTimeoutException quiet) {
            write("PING :still-there");
            return line();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            // Nothing is lost: everything important was answered before.
        }
    }

    /** Tries the server's addresses in turn. Each was checked before. */
    private static Socket connected(IrcAddress.Server server, Duration patience, OutboundAddresses addresses)
            throws IOException {
        var until = System.nanoTime() + patience.toNanos();
        IOException last = new UnknownHostException(server.host());
        for (var address : addresses.resolve(server.host())) {
            var left = Math.max(1, TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime()));
            var socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(address, server.port()), Math.toIntExact(left));
                return socket;
            } catch (IOException failed) {
                socket.close();
                last = failed;
            }
        }
        throw last;
    }

    private @Nullable String line() throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (int each = in.read(); each >= 0; each = in.read()) {
            if (each == '\n') {
                return bytes.toString(StandardCharsets.UTF_8);
            }
            if (each != '\r' && bytes.size() < LONGEST_LINE) {
                bytes.write(each);
            }
        }
        return null;
    }
}
