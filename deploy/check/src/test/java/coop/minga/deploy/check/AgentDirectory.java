package coop.minga.deploy.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

import coop.minga.ingest.agent.Agent;
import coop.minga.ingest.agent.AgentCommand;
import coop.minga.ingest.contract.PublicReportKey;
import coop.minga.ingest.file.ReportKeyFile;
import coop.minga.ingest.file.ReportKeyPair;
import coop.minga.ingest.file.UnreadableFileException;
import coop.minga.ingest.settings.AgentSettingsFile;
import coop.minga.ingest.spool.Spool;
import coop.minga.ingest.spool.SpoolException;
import coop.minga.ingest.spool.SpoolStatus;

/** Folder of one agent: settings, catalogue, key, spool and inbox. */
final class AgentDirectory {

    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(30);

    private final Path folder;
    private final ReportKeyPair keys;

    private AgentDirectory(Path folder, ReportKeyPair keys) {
        this.folder = folder;
        this.keys = keys;
    }

    static AgentDirectory make(Path folder, String catalogue) {
        try {
            Files.createDirectories(folder.resolve("inbox"));
            Files.writeString(folder.resolve("catalogue.yaml"), catalogue);
            var keys = ReportKeyPair.generate();
            ReportKeyFile.write(keys, folder.resolve("key.pem"));
            return new AgentDirectory(folder, keys);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PublicReportKey publicKey() {
        return keys.publicKey();
    }

    /** Writes {@code agent.yaml} with these client properties. */
    void connect(Map<String, Object> broker) {
        connect(broker, USUAL_PATIENCE);
    }

    /** @param patience the broker counts as unreachable after this time */
    void connect(Map<String, Object> broker, Duration patience) {
        var properties = broker.entrySet().stream()
                .filter(property -> !property.getKey().equals("bootstrap.servers"))
                .map(property -> "    " + property.getKey() + ": '" + property.getValue() + "'\n")
                .collect(Collectors.joining());
        var text = """
                catalogue: catalogue.yaml
                folder: inbox
                spool: spool.db
                key: key.pem
                poll_interval: PT0.2S
                settle_time: PT0.1S
                kafka:
                  bootstrap_servers: %s
                  delivery_timeout: %s
                  first_back_off: PT0.2S
                  longest_back_off: PT2S
                  properties:
                %s""".formatted(broker.get("bootstrap.servers"), patience, properties);
        try {
            Files.writeString(settings(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path settings() {
        return folder.resolve("agent.yaml");
    }

    /** Starts the agent in its own process. */
    ChildProcess startProcess() {
        return ChildProcess.start(
                folder.resolve("agent.log"),
                AgentCommand.class,
                "run",
                "--config",
                settings().toString());
    }

    Path spool() {
        return folder.resolve("spool.db");
    }

    Path inbox() {
        return folder.resolve("inbox");
    }

    /** Moves the complete file into the inbox atomically. */
    void drop(String name, String text) {
        try {
            var draft = folder.resolve(name);
            Files.writeString(draft, text);
            Files.move(draft, inbox().resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the agent in this process. */
    Agent start() throws UnreadableFileException, SpoolException {
        var agent = Agent.open(AgentSettingsFile.read(settings()));
        agent.start();
        return agent;
    }

    /** Whether every dropped file is processed and acknowledged. */
    boolean done() throws SpoolException {
        try (var files = Files.newDirectoryStream(inbox(), Files::isRegularFile)) {
            return !files.iterator().hasNext()
                    && Files.exists(spool())
                    && status().reports().waiting() == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SpoolStatus status() throws SpoolException {
        return Spool.readStatus(spool());
    }
}
