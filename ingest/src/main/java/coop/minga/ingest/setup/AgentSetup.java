package coop.minga.ingest.setup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import coop.minga.ingest.file.CatalogueFile;
import coop.minga.ingest.file.PrivateFile;
import coop.minga.ingest.file.ReportKeyFile;
import coop.minga.ingest.file.ReportKeyPair;
import coop.minga.ingest.file.UnreadableFileException;
import coop.minga.ingest.message.Message;
import coop.minga.ingest.publish.BrokerSettings;
import coop.minga.ingest.publish.BrokerState;
import coop.minga.ingest.settings.AgentSettingsFile;
import coop.minga.ingest.source.SampleColumns;
import org.jspecify.annotations.Nullable;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Makes all that an agent needs in one folder: settings, catalogue, key and inbox, and the file by which the federation enrols
 * the cooperative. Overwrites nothing.
 */
final class AgentSetup {
    private static final YAMLMapper YAML = YAMLMapper.builder().build();
    private static final String ENROLMENT = "enrolment.yaml";

    private final Path folder;
    private final Locale language;
    private final BufferedReader in;
    private final PrintWriter out;
    private final Function<BrokerSettings, BrokerState> brokerCheck;

    AgentSetup(
            Path folder,
            Locale language,
            BufferedReader in,
            PrintWriter out,
            Function<BrokerSettings, BrokerState> brokerCheck) {
        this.folder = folder;
        this.language = language;
        this.in = in;
        this.out = out;
        this.brokerCheck = brokerCheck;
    }

    /**
     * Asks, then writes, then says the one next command.
     *
     * @param sample whose columns are proposed as indicators
     */
    void run(@Nullable Path invitationFile, @Nullable Path sample) throws IOException, UnreadableFileException {
        Path settings = fresh("agent.yaml");
        Path catalogue = fresh("catalogue.yaml");
        Invitation invitation = invitationFile == null ? null : Invitation.read(invitationFile);
        Interview interview = new Interview(in, out, language);
        Map<String, Object> described = interview.catalogue(
                sample == null ? List.of() : SampleColumns.of(sample),
                invitation == null ? "" : invitation.federation());
        boolean open = interview.yes("init.open", "n", "");
        Map<String, Object> sections = invitation == null ? interview.broker() : invitation.sections();
        boolean send = sample != null
                && interview.yes("init.send", "y", sample.getFileName().toString());

        Files.createDirectories(folder.resolve("inbox"));
        ReportKeyPair keys = keys(folder.resolve("key.pem"));
        Files.writeString(catalogue, YAML.writeValueAsString(described));
        CatalogueFile.read(catalogue);
        writeSettings(settings, sections);
        say("init.done", settings, catalogue);
        enrol(described, open, keys, invitation);
        checkBroker(settings);
        if (sample != null && send) {
            Files.copy(sample, folder.resolve("inbox").resolve(sample.getFileName()));
        }
        if (settings.normalize().equals(Path.of("agent.yaml"))) {
            say("init.next-here");
        } else {
            say("init.next", settings);
        }
    }

    private Path fresh(String name) throws IOException {
        Path file = folder.resolve(name);
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(Message.of("init.exists", file).in(language));
        }
        return file;
    }

    private static ReportKeyPair keys(Path file) throws IOException, UnreadableFileException {
        if (!Files.exists(file)) {
            ReportKeyFile.write(ReportKeyPair.generate(), file);
        }
        return ReportKeyFile.read(file);
    }

    /** The file holds a password. */
    private void writeSettings(Path file, Map<String, Object> sections) throws IOException {
        Files.createFile(file, PrivateFile.attributes(folder));
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("catalogue", "catalogue.yaml");
        settings.put("folder", "inbox");
        settings.put("spool", "spool.db");
        settings.put("key", "key.pem");
        settings.put("language", language.getLanguage().equals("es") ? "es" : "en");
        settings.putAll(sections);
        Files.writeString(file, YAML.writeValueAsString(settings));
    }

    /** Describes the cooperative as the federation's file lists it. */
    private void enrol(Map<String, Object> described, boolean open, ReportKeyPair keys, @Nullable Invitation invitation)
            throws IOException {
        Map<String, Object> unit = new LinkedHashMap<>();
        unit.put("id", described.get("cooperative"));
        unit.put("kind", "cooperative");
        unit.put("name", described.get("name"));
        unit.put("zone", described.get("zone"));
        unit.put("open", open);
        unit.put("keys", List.of(keys.publicKey().base64()));
        unit.put("indicators", described.get("indicators"));
        Path file = folder.resolve(ENROLMENT);
        Files.writeString(file, YAML.writeValueAsString(Map.of("units", List.of(unit))));
        Path shelf = invitation == null ? null : invitation.enrolmentFolder();
        if (shelf == null) {
            say("init.enrol", file);
            return;
        }
        Files.copy(file, shelf.resolve(described.get("cooperative") + ".yaml"));
        say("init.enrolled", shelf);
    }

    private void checkBroker(Path settings) throws UnreadableFileException {
        BrokerSettings broker = AgentSettingsFile.read(settings).broker();
        if (broker == null) {
            say("init.no-broker", settings);
            return;
        }
        switch (brokerCheck.apply(broker)) {
            case BrokerState.Reached _ -> say("broker.reached", new Message.Detail(broker.bootstrapServers()));
            case BrokerState.Failing(Message said) -> say("init.failing", said);
            case BrokerState.Unknown _ -> {}
        }
    }

    private void say(String key, Object... arguments) {
        out.println(Message.of(key, arguments).in(language));
        out.flush();
    }
}
