package coop.minga.analytics.channel.irc;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import coop.minga.analytics.channel.IrcAddress;
import coop.minga.analytics.channel.OutboundAddresses;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection to an IRC server. Servers handle lines in order (RFC 1459), so answering a later PING without an error
 * proves delivery. One thread at a time writes; another reads.
 */
final class IrcConnection implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(IrcConnection.class);
    private static final int MOST_UNREAD = 2000;
    private static final int MOST_NICKS = 9;
    private static final int NICK_THAT_FITS = 8;
    private static final int LONGEST_NICK = 60;
    private static final IrcLine END = new IrcLine("", "END", List.of());
    private static final Set<String> NO_ENTRY = Set.of("432", "463", "464", "465", "466");
    private static final Set<String> NICK_TAKEN = Set.of("433", "436", "437");

    private final IrcAddress.Server server;
    private final IrcWire wire;
    private final IrcPace.Meter pace;
    private final BlockingQueue<IrcLine> heard = new LinkedBlockingQueue<>(MOST_UNREAD);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Set<String> rooms = ConcurrentHashMap.newKeySet();
    private volatile String nick;
    private volatile String farewell = "";
    private volatile boolean alive = true;
    private int question;

    private IrcConnection(IrcAddress.Server server, Duration patience, OutboundAddresses addresses, IrcPace pace)
            throws IOException {
        this.server = server;
        this.pace = pace.new Meter();
        this.nick = server.nick();
        this.wire = new IrcWire(server, patience, addresses);
    }

    static IrcConnection open(
            IrcAddress.Server server, Duration patience, OutboundAddresses addresses, IrcPace pace, IrcAttempt attempt)
            throws IOException {
        var connection = new IrcConnection(server, patience, addresses, pace);
        try {
            Thread.ofVirtual().name("irc-" + server).start(connection::listen);
            connection.register(attempt);
            return connection;
        } catch (IOException | RuntimeException failed) {
            connection.close();
            throw failed;
        }
    }

    boolean alive() {
        return alive;
    }

    /** Returns after proof of delivery. After an exception, part may be delivered. */
    void say(String room, String text, IrcAttempt attempt) throws IOException {
        heard.clear();
        requireAlive();
        try {
            sayAndProve(room, text, attempt);
        } catch (IrcException refused) {
            throw refused;
        } catch (IOException broken) {
            throw explained(broken, attempt);
        }
    }

    @Override
    public void close() {
        if (alive) {
            try {
                wire.write("QUIT :Minga stops");
            } catch (IOException gone) {
                LOG.debug("{} was gone before Minga said goodbye", server);
            }
        }
        alive = false;
        wire.close();
    }

    private void sayAndProve(String room, String text, IrcAttempt attempt) throws IOException {
        if (!rooms.contains(key(room))) {
            join(room, attempt);
        }
        for (var line : IrcText.lines(text, IrcText.room(nick, room))) {
            pace.take();
            wire.write("PRIVMSG " + room + " :" + line);
        }
        prove(room, attempt);
    }

    /** Reads why the server hung up: a broken write may hide it. */
    private IOException explained(IOException broken, IrcAttempt attempt) {
        try {
            var read = ended.await(attempt.nextAnswerUntil() - System.nanoTime(), TimeUnit.NANOSECONDS);
            return read && !farewell.isEmpty() ? closed() : broken;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return broken;
        }
    }

    private void register(IrcAttempt attempt) throws IOException {
        wire.write("NICK " + nick);
        wire.write("USER minga 0 * :Minga");
        for (var tries = 1; ; tries++) {
            var answer = await(
                    attempt,
                    "entering",
                    line -> line.is("001") || NICK_TAKEN.contains(line.command()) || NO_ENTRY.contains(line.command()));
            if (answer.is("001")) {
                nick = givenNick(answer);
                return;
            }
            if (NO_ENTRY.contains(answer.command()) || tries > MOST_NICKS) {
                throw new IrcException(server + " does not let Minga in: " + answer.words());
            }
            nick = server.nick()
                            .substring(0, Math.min(NICK_THAT_FITS, server.nick().length()))
                    + tries;
            wire.write("NICK " + nick);
        }
    }

    private void join(String room, IrcAttempt attempt) throws IOException {
        pace.take();
        wire.write("JOIN " + room);
        var answer = await(attempt, "entering " + room, line -> entered(line, room) || refused(line, room));
        if (answer.error()) {
            throw new IrcException("the room " + room + " on " + server + " cannot be entered: " + answer.words());
        }
        rooms.add(key(room));
    }

    private void prove(String room, IrcAttempt attempt) throws IOException {
        var token = "minga-" + ++question;
        pace.take();
        wire.write("PING :" + token);
        var answer = await(attempt, "taking a message", line -> echoed(line, token) || refused(line, room));
        if (answer.error()) {
            rooms.remove(key(room));
            throw new IrcException("the room " + room + " on " + server + " takes no message: " + answer.words());
        }
    }

    private IrcLine await(IrcAttempt attempt, String doing, Predicate<IrcLine> answer) throws IOException {
        var until = attempt.nextAnswerUntil();
        while (true) {
            var line = next(until);
            if (line == null) {
                close();
                throw new IrcException(server + " did not answer " + attempt.limit() + ", " + doing);
            }
            if (line.equals(END)) {
                requireAlive();
            }
            if (answer.test(line)) {
                return line;
            }
        }
    }

    private @Nullable IrcLine next(long until) throws InterruptedIOException {
        try {
            return heard.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Minga was stopped while it was sending");
        }
    }

    private void requireAlive() throws IrcException {
        if (!alive) {
            throw closed();
        }
    }

    private IrcException closed() {
        return new IrcException(server + " closed the connection" + (farewell.isEmpty() ? "" : ": " + farewell));
    }

    private void listen() {
        try {
            for (var text = wire.read(); text != null; text = wire.read()) {
                hear(IrcLine.of(text));
            }
        } catch (IOException broken) {
            LOG.debug("The connection to {} broke", server, broken);
        } finally {
            alive = false;
            heard.clear();
            heard.offer(END);
            ended.countDown();
            wire.close();
        }
    }

    private void hear(IrcLine line) throws IOException {
        if (line.is("PING")) {
            wire.write("PONG :"
                    + (line.parameters().isEmpty() ? "" : line.parameters().getLast()));
        } else if (line.is("ERROR")) {
            farewell = line.parameters().isEmpty() ? "" : line.parameters().getLast();
        } else if (line.is("KICK") && line.parameters().size() > 1 && line.names(nick)) {
            rooms.remove(key(line.parameters().getFirst()));
        } else if (line.is("NICK") && fromMe(line)) {
            nick = givenNick(line);
        } else if (line.is("JOIN") || line.is("PONG") || Character.isDigit(firstOf(line.command()))) {
            heard.offer(line);
        }
    }

    /** The nick that the server gives. It precedes every relayed line, so a long one leaves no room for text. */
    private String givenNick(IrcLine line) throws IrcException {
        var given = line.parameters().isEmpty() ? nick : line.parameters().getFirst();
        if (given.length() > LONGEST_NICK) {
            throw new IrcException(server + " gives Minga a nick of " + given.length() + " characters");
        }
        return given;
    }

    private boolean fromMe(IrcLine line) {
        return line.sender().equalsIgnoreCase(nick);
    }

    private boolean entered(IrcLine line, String room) {
        return line.is("JOIN", room) && fromMe(line);
    }

    private static boolean echoed(IrcLine line, String token) {
        return line.is("PONG") && line.names(token);
    }

    private static boolean refused(IrcLine line, String room) {
        return line.error() && line.names(room);
    }

    private static char firstOf(String command) {
        return command.isEmpty() ? ' ' : command.charAt(0);
    }

    private static String key(String room) {
        return room.toLowerCase(Locale.ROOT);
    }
}
