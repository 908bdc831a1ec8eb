package coop.minga.analytics.outbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A minimal IRC server on a free port. Records every line; can misbehave on request. */
public final class ScriptedIrcServer implements AutoCloseable {

    public final List<String> heard = new CopyOnWriteArrayList<>();
    public final Set<String> takenNicks = ConcurrentHashMap.newKeySet();
    public volatile String refuseJoin = "";
    public volatile String refuseMessage = "";
    public volatile boolean slowWithNicks;
    public volatile boolean silentAfterMessage;
    public volatile boolean hangUpAfterMessage;

    private final ServerSocket listening;
    private final List<Socket> clients = new CopyOnWriteArrayList<>();

    public ScriptedIrcServer() throws IOException {
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public URI room(String room) {
        return URI.create("irc://127.0.0.1:" + listening.getLocalPort() + "/" + room);
    }

    public int connections() {
        return clients.size();
    }

    public List<String> said() {
        return heard.stream().filter(line -> line.startsWith("PRIVMSG")).toList();
    }

    /** Loses every connection and goes on listening. */
    public void hangUp() throws IOException {
        for (var client : clients) {
            client.close();
        }
    }

    /** Says a line to everybody who is connected. */
    public void say(String line) throws IOException {
        for (var client : clients) {
            write(client, line);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        hangUp();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                var client = listening.accept();
                clients.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (var lines = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
            var nick = "*";
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                heard.add(line);
                nick = line.startsWith("NICK ") ? nick(client, nick, line.substring(5)) : answer(client, nick, line);
            }
        } catch (IOException hungUp) {
            // The client has gone.
        } catch (UncheckedIOException hungUp) {
            // The client has gone.
        }
    }

    private String nick(Socket client, String before, String wanted) throws IOException {
        if (takenNicks.contains(wanted)) {
            refuseNick(client, wanted);
            return before;
        }
        write(client, ":server 001 " + wanted + " :Welcome");
        write(client, ":server 372 " + wanted + " :- message of the day");
        return wanted;
    }

    private void refuseNick(Socket client, String wanted) throws IOException {
        var line = ":server 433 * " + wanted + " :Nickname is already in use";
        if (!slowWithNicks) {
            write(client, line);
            return;
        }
        CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS).execute(() -> {
            try {
                write(client, line);
            } catch (IOException hungUp) {
                // The client has gone.
            }
        });
    }

    private String answer(Socket client, String nick, String line) throws IOException {
        var words = line.split(" ", 3);
        switch (words[0].toUpperCase(Locale.ROOT)) {
            case "JOIN" -> join(client, nick, words[1]);
            case "PRIVMSG" -> message(client, nick, words[1]);
            case "PING" -> pong(client, words[1]);
            default -> {}
        }
        return nick;
    }

    private void join(Socket client, String nick, String room) throws IOException {
        write(
                client,
                refuseJoin.isEmpty()
                        ? ":" + nick + "!~minga@127.0.0.1 JOIN :" + room
                        : ":server " + refuseJoin.formatted(nick, room));
    }

    private void message(Socket client, String nick, String room) throws IOException {
        if (!refuseMessage.isEmpty()) {
            write(client, ":server " + refuseMessage.formatted(nick, room));
        }
        if (hangUpAfterMessage) {
            write(client, "ERROR :Closing link: flood");
            client.close();
        }
    }

    private void pong(Socket client, String token) throws IOException {
        if (!silentAfterMessage) {
            write(client, ":server PONG server " + token);
        }
    }

    private static void write(Socket client, String line) throws IOException {
        synchronized (client) {
            client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}
