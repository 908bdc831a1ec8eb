package coop.minga.deploy.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;

import coop.minga.deploy.demo.sample.Drop;
import coop.minga.ingest.contract.CooperativeCatalogue;
import coop.minga.ingest.contract.PublicReportKey;
import coop.minga.ingest.file.AtomicFile;
import coop.minga.ingest.file.ReportKeyFile;
import coop.minga.ingest.file.ReportKeyPair;
import coop.minga.ingest.file.UnreadableFileException;

/** Folder of one agent: settings, catalogue, key, spool and inbox. */
record AgentFolder(Path path) {

    Path settings() {
        return path.resolve("agent.yaml");
    }

    Path catalogue() {
        return path.resolve("catalogue.yaml");
    }

    Path inbox() {
        return path.resolve("inbox");
    }

    Path log() {
        return path.resolve("agent.log");
    }

    /** Creates missing files; keeps a catalogue that was edited. */
    PublicReportKey prepare(CooperativeCatalogue written) throws IOException, UnreadableFileException {
        Files.createDirectories(inbox());
        if (!Files.exists(catalogue())) {
            AtomicFile.write(catalogue(), CatalogueText.of(written));
        }
        Path key = path.resolve("key.pem");
        if (!Files.exists(key)) {
            ReportKeyFile.write(ReportKeyPair.generate(), key);
        }
        return ReportKeyFile.read(key).publicKey();
    }

    /**
     * Writes the agent's settings: broker and federation clock.
     *
     * @param federation read once; the agent continues it at the rate
     */
    void connect(Map<String, Object> broker, Clock machine, Clock federation, double rate) throws IOException {
        AtomicFile.write(settings(), """
                catalogue: catalogue.yaml
                folder: inbox
                spool: spool.db
                key: key.pem
                poll_interval: PT0.5S
                settle_time: PT0.2S
                open_end_time: PT10S
                """ + connection(broker, machine, federation, rate));
    }

    /** The settings' sections of broker and federation clock. */
    static String connection(Map<String, Object> broker, Clock machine, Clock federation, double rate) {
        String properties = broker.entrySet().stream()
                .filter(property -> !property.getKey().equals("bootstrap.servers"))
                .map(property -> "    " + property.getKey() + ": '"
                        + property.getValue().toString().replace("'", "''") + "'\n")
                .collect(Collectors.joining());
        return """
                production_clock: { machine: %s, reads: %s, rate: %s }
                kafka:
                  bootstrap_servers: %s
                  properties:
                %s""".formatted(
                        machine.instant(), federation.instant(), rate, broker.get("bootstrap.servers"), properties);
    }

    /** Moves the complete file into the inbox atomically. */
    void drop(Drop drop) throws IOException {
        Path draft = inbox().resolve("." + drop.fileName() + ".part");
        Files.writeString(draft, drop.text());
        Files.move(draft, inbox().resolve(drop.fileName()), StandardCopyOption.ATOMIC_MOVE);
    }
}
