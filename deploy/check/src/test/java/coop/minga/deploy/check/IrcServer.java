package coop.minga.deploy.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import coop.minga.deploy.standalone.FreePort;

import static org.awaitility.Awaitility.await;

/** A real IRC server (ngircd) on a free loopback port, without rate limits. */
public final class IrcServer implements AutoCloseable {
    private final Process process;
    private final Path settings;
    private final int port;

    private IrcServer(Process process, Path settings, int port) {
        this.process = process;
        this.settings = settings;
        this.port = port;
    }

    static IrcServer start() {
        int port = FreePort.or(0);
        try {
            Path settings = Files.createTempFile("minga-ngircd", ".conf");
            Files.writeString(settings, settings(port));
            Process process = new ProcessBuilder(
                            Program.IRCD.path().toString(), "--nodaemon", "--config", settings.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            IrcServer server = new IrcServer(process, settings, port);
            await().atMost(Duration.ofSeconds(20))
                    .failFast("ngircd ended", () -> !process.isAlive())
                    .until(server::listens);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("ngircd does not start", e);
        }
    }

    public String host() {
        return "127.0.0.1";
    }

    public int port() {
        return port;
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit().join();
        Files.deleteIfExists(settings);
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static String settings(int port) {
        return """
            [Global]
            Name = irc.minga.test
            Info = Minga's tests
            Listen = 127.0.0.1
            Ports = %d
            MotdPhrase = hello
            PidFile =
            [Limits]
            ConnectRetry = 5
            MaxConnections = 0
            MaxConnectionsIP = 0
            MaxJoins = 0
            MaxPenaltyTime = 0
            [Options]
            DNS = no
            Ident = no
            PAM = no
            SyslogFacility = local1
            """.formatted(port);
    }
}
