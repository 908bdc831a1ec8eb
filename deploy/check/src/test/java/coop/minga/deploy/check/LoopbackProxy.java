package coop.minga.deploy.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** A proxy before PostgreSQL or a broker that breaks connections on demand. */
final class LoopbackProxy implements AutoCloseable {

    private static final int CHUNK = 1 << 16;
    private static final int OVERLAP = 64;

    private final URI server;
    private final ServerSocket listening;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicReference<String> cutAfter = new AtomicReference<>("");
    private final AtomicInteger cuts = new AtomicInteger();
    private final AtomicInteger swallowed = new AtomicInteger();
    private volatile boolean silent;

    /** @param url JDBC address of the database */
    static LoopbackProxy ofDatabase(String url) {
        return new LoopbackProxy(URI.create(url.substring("jdbc:".length())));
    }

    /** @param address host and port; clients continue at the broker's own address */
    static LoopbackProxy ofBroker(String address) {
        return new LoopbackProxy(URI.create("kafka://" + address));
    }

    private LoopbackProxy(URI server) {
        this.server = server;
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** Host and port of this proxy. */
    String address() {
        return "127.0.0.1:" + listening.getLocalPort();
    }

    /** The database's address through this proxy. Statements travel as text, so commits are visible. */
    String url() {
        return "jdbc:postgresql://" + address() + server.getPath() + "?sslmode=disable&prepareThreshold=0";
    }

    /** Cuts the first connection that commits a transaction with these words, after the commit. */
    void loseTheReplyToTheCommitOf(String words) {
        cutAfter.set(words);
    }

    int cuts() {
        return cuts.get();
    }

    /** Swallows all bytes from now on, like a firewall that forgot the connection. */
    void swallowEverything() {
        silent = true;
    }

    /** The number of swallowed packets. */
    int swallowed() {
        return swallowed.get();
    }

    /** Lets new connections work again. */
    void work() {
        silent = false;
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (var socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                var client = listening.accept();
                var far = new Socket(server.getHost(), server.getPort());
                sockets.addAll(List.of(client, far));
                var link = new Link(client, far);
                Thread.ofVirtual().start(link::up);
                Thread.ofVirtual().start(link::down);
            } catch (IOException closing) {
                return;
            }
        }
    }

    /** One connection. It stays dead after a swallowed byte. */
    private final class Link {
        private final Socket client;
        private final Socket far;
        private String last = "";
        private boolean changed;
        private volatile boolean cut;
        private volatile boolean dead;

        Link(Socket client, Socket far) {
            this.client = client;
            this.far = far;
        }

        void up() {
            pump(client, far, this::listen);
        }

        void down() {
            pump(far, client, text -> {
                if (cut) {
                    cuts.incrementAndGet();
                    throw new IOException("cut");
                }
            });
        }

        /** Detects a commit on its way to the database. */
        private void listen(String text) {
            var words = Objects.requireNonNull(cutAfter.get());
            var heard = last + text;
            last = heard.substring(Math.max(0, heard.length() - OVERLAP));
            if (words.isEmpty()) {
                return;
            }
            changed |= heard.contains(words);
            if (changed && text.contains("COMMIT")) {
                cut = cutAfter.compareAndSet(words, "");
            }
        }

        private void pump(Socket from, Socket to, Ear ear) {
            var bytes = new byte[CHUNK];
            try (from;
                    to) {
                for (var length = from.getInputStream().read(bytes);
                        length >= 0;
                        length = from.getInputStream().read(bytes)) {
                    ear.hear(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
                    if (silent || dead) {
                        dead = true;
                        swallowed.incrementAndGet();
                    } else {
                        to.getOutputStream().write(bytes, 0, length);
                    }
                }
            } catch (IOException broken) {
                // both ends close, as for a broken link
            }
        }
    }

    private interface Ear {
        void hear(String text) throws IOException;
    }
}
