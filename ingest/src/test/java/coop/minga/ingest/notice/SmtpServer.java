package coop.minga.ingest.notice;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

/** A mail server for tests that keeps what it gets. Speaks SMTP with AUTH PLAIN, without STARTTLS. */
public final class SmtpServer implements AutoCloseable {
    private final ServerSocket socket;
    private final List<String> mails = new CopyOnWriteArrayList<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private volatile String refusedRecipient = "";

    private SmtpServer(ServerSocket socket) {
        this.socket = socket;
    }

    /** @param port 0 takes any free one */
    public static SmtpServer start(int port) throws IOException {
        SmtpServer server = new SmtpServer(new ServerSocket(port, 50, InetAddress.getLoopbackAddress()));
        Thread.ofPlatform().name("smtp").daemon().start(server::accept);
        return server;
    }

    public int port() {
        return socket.getLocalPort();
    }

    void refuse(String recipient) {
        refusedRecipient = recipient;
    }

    List<String> commands() {
        return List.copyOf(commands);
    }

    public List<MimeMessage> mails() throws MessagingException {
        List<MimeMessage> parsed = new ArrayList<>();
        for (String each : mails) {
            parsed.add(new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(each.getBytes(StandardCharsets.ISO_8859_1))));
        }
        return parsed;
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket each : open) {
            each.close();
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                open.add(client);
                Thread.ofPlatform().name("smtp-client").daemon().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1))) {
            OutputStream out = client.getOutputStream();
            say(out, "220 test");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                commands.add(line);
                String verb = line.split("[ :]")[0].toUpperCase(Locale.ROOT);
                switch (verb) {
                    case "EHLO" -> say(out, "250-test\r\n250 AUTH PLAIN");
                    case "AUTH" -> say(out, "235 ok");
                    case "RCPT" ->
                        say(out, !refusedRecipient.isEmpty() && line.contains(refusedRecipient) ? "550 no" : "250 ok");
                    case "DATA" -> {
                        say(out, "354 go on");
                        mails.add(data(in));
                        say(out, "250 taken");
                    }
                    case "QUIT" -> {
                        say(out, "221 bye");
                        return;
                    }
                    default -> say(out, "250 ok");
                }
            }
        } catch (IOException gone) {
            // the client or the test ended it
        }
    }

    private static String data(BufferedReader in) throws IOException {
        StringBuilder data = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            data.append(line.startsWith("..") ? line.substring(1) : line).append("\r\n");
        }
        return data.toString();
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }
}
