package coop.minga.deploy.check;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

import coop.minga.deploy.standalone.EmbeddedBroker;
import coop.minga.deploy.standalone.FreePort;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Access to a node's metrics: on their own port as installed, on the room's port as in the demo, and behind proxies.
 */
@RealServices
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FiguresIntegrationTests {

    private static final String FIGURES = "/actuator/prometheus";

    private Installation federation;
    private int roomPort;
    private int ownPort;
    private final int sharedPort = FreePort.or(0);

    @BeforeAll
    void start(TestDatabase database, EmbeddedBroker broker, @TempDir Path folder) {
        federation = new Installation(broker, database, folder);
        var node = federation.startNode();
        roomPort = federation.address().getPort();
        ownPort = node.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
        var port = Integer.toString(sharedPort);
        federation.startNode(
                Map.of("server.port", port, "management.server.port", port, "spring.profiles.active", "one-port"));
    }

    @AfterAll
    void stop() {
        federation.close();
    }

    @Test
    void areOnAPortOfTheirOwnThatOtherMachinesDoNotReach() throws IOException {
        assertThat(federation.setting("management.server.address")).isEqualTo("127.0.0.1");
        assertThat(answer(ownPort, FIGURES, "Host: localhost"))
                .startsWith("HTTP/1.1 200")
                .contains("minga_");
        assertThat(answer(ownPort, "/actuator/health", "Host: minga")).startsWith("HTTP/1.1 200");
    }

    @Test
    void areNotOnTheRoomsPortOfAnInstalledNode() throws IOException {
        assertThat(answer(roomPort, FIGURES, "Host: localhost"))
                .doesNotStartWith("HTTP/1.1 200")
                .doesNotContain("minga_");
    }

    @Test
    void areShownOnASharedPortToTheSameMachine() throws IOException {
        assertThat(answer(sharedPort, FIGURES, "Host: localhost:" + sharedPort)).startsWith("HTTP/1.1 200");
        assertThat(answer(sharedPort, FIGURES, "Host: 127.0.0.1")).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: stranger.example",
                "Host: localhost.stranger.example",
                "Host: localhost\r\nX-Forwarded-For: 127.0.0.1",
                "Host: localhost\r\nForwarded: for=203.0.113.7",
                "Host: localhost\r\nVia: 1.1 proxy",
            })
    void areNotShownOnASharedPortToStrangersPagesOrThroughAProxy(String headers) throws IOException {
        assertThat(answer(sharedPort, FIGURES, headers))
                .startsWith("HTTP/1.1 403")
                .doesNotContain("minga_");
    }

    @Test
    void theRoomBelievesAProxyOnTheSameMachineThatItWasAskedInSafety() throws IOException {
        assertThat(answer(roomPort, "/sign-in", "Host: localhost\r\nX-Forwarded-For: 203.0.113.7"))
                .doesNotContain("Strict-Transport-Security");
        assertThat(answer(
                        roomPort,
                        "/sign-in",
                        "Host: localhost\r\nX-Forwarded-For: 203.0.113.7\r\nX-Forwarded-Proto: https"))
                .contains("Strict-Transport-Security");
    }

    private static String answer(int port, String path, String headers) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            var request = "GET " + path + " HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            return String.join("\n", reader.readAllLines());
        }
    }
}
