package coop.minga.ingest.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import coop.minga.ingest.contract.Field;
import coop.minga.ingest.contract.Identifier;
import coop.minga.ingest.file.UnreadableFileException;
import coop.minga.ingest.file.YamlFile;
import coop.minga.ingest.settings.AgentSettingsFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The invitation of a federation to a new cooperative: its short name, and the broker with a name and a password.
 *
 * @param sections of {@code agent.yaml}: {@code kafka}, and {@code production_clock} where the federation's days are others
 * @param enrolmentFolder where the federation looks for files of new cooperatives; null if they are handed over
 */
record Invitation(
        String federation,
        Map<String, Object> sections,
        @Nullable Path enrolmentFolder) {
    private static final Set<String> FIELDS = Set.of("federation", "kafka", "production_clock", "enrolment_folder");
    private static final YAMLMapper YAML = YAMLMapper.builder().build();

    Invitation {
        sections = Map.copyOf(sections);
    }

    static Invitation read(Path file) throws IOException, UnreadableFileException {
        Invitation checked = YamlFile.read(file, document -> checked(file, document));
        Map<?, ?> raw = YAML.readValue(Files.readString(file), Map.class);
        Map<String, Object> sections = new LinkedHashMap<>();
        for (String name : checked.sections.keySet()) {
            sections.put(name, raw.get(name));
        }
        return new Invitation(checked.federation, sections, checked.enrolmentFolder);
    }

    private static Invitation checked(Path file, Field document) {
        document.knowsOnly(FIELDS);
        Map<String, Object> sections = new LinkedHashMap<>();
        sections.put("kafka", document.at("kafka").build(kafka -> AgentSettingsFile.broker(file, kafka)));
        document.optional("production_clock")
                .ifPresent(clock -> sections.put("production_clock", clock.build(AgentSettingsFile::clock)));
        return new Invitation(
                document.at("federation").text(Invitation::identifier, "a name of a-z, 0-9 and -"),
                sections,
                document.optional("enrolment_folder")
                        .map(field -> field.text(text -> folder(file, text), "a folder that is there"))
                        .orElse(null));
    }

    private static String identifier(String text) {
        if (!Identifier.fits(text)) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private static Path folder(Path file, String text) {
        Path folder = file.toAbsolutePath().resolveSibling(text).normalize();
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(text);
        }
        return folder;
    }
}
