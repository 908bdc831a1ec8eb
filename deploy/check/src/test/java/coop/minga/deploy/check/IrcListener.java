package coop.minga.deploy.check;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import static org.awaitility.Awaitility.await;

/** An IRC client that collects the messages of its rooms. */
final class IrcListener implements AutoCloseable {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Socket socket;

    private IrcListener(Socket socket) {
        this.socket = socket;
    }

    static IrcListener enter(IrcServer server, String nick, String room) throws IOException {
        var listener = new IrcListener(new Socket(server.host(), server.port()));
        Thread.ofVirtual().start(listener::listen);
        listener.write("NICK " + nick);
        listener.write("USER " + nick + " 0 * :" + nick);
        await("welcome").until(() -> listener.heard(" 001 " + nick));
        listener.write("JOIN " + room);
        await("room").until(() -> listener.heard(" 366 " + nick));
        return listener;
    }

    /** Messages since joining: sender, a blank, words. */
    List<String> said() {
        return lines.stream()
                .filter(line -> line.contains(" PRIVMSG "))
                .map(line -> line.replaceAll("^:([^!]*)!\\S* PRIVMSG \\S+ :", "$1 "))
                .toList();
    }

    boolean heard(String part) {
        return lines.stream().anyMatch(line -> line.contains(part));
    }

    void write(String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void listen() {
        try (var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
                if (line.startsWith("PING ")) {
                    write("PONG " + line.substring("PING ".length()));
                }
            }
        } catch (IOException gone) {
            // the test is over
        }
    }
}
