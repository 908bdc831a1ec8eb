package coop.minga.deploy.check;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import static org.awaitility.Awaitility.await;

/** A guest in a room of a real IRC server. */
final class IrcGuest implements AutoCloseable {

    private final Socket socket;
    private final String room;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private IrcGuest(Socket socket, String room) {
        this.socket = socket;
        this.room = room;
    }

    static IrcGuest enter(IrcServer server, String room) throws IOException {
        var guest = new IrcGuest(new Socket(server.host(), server.port()), room);
        Thread.ofVirtual().name("irc-guest").start(guest::listen);
        guest.write("NICK guest");
        guest.write("USER guest 0 * :A guest");
        await("registered").until(() -> guest.lines.stream().anyMatch(line -> line.contains(" 001 ")));
        guest.write("JOIN " + room);
        await("in " + room).until(() -> guest.lines.stream().anyMatch(line -> line.contains(" 366 ")));
        return guest;
    }

    /** All messages so far, as {@code nick: words}. */
    List<String> heard() {
        return lines.stream()
                .filter(line -> line.contains(" PRIVMSG " + room + " :"))
                .map(line -> line.substring(1, line.indexOf('!')) + ": " + line.substring(line.indexOf(" :") + 2))
                .toList();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void listen() {
        try (var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("PING")) {
                    write("PONG" + line.substring(4));
                }
                lines.add(line);
            }
        } catch (IOException left) {
            lines.add("left: " + left.getMessage());
        }
    }

    private void write(String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}
