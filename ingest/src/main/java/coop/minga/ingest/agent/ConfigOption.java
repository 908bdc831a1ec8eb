package coop.minga.ingest.agent;

import java.nio.file.Path;

import coop.minga.ingest.file.UnreadableFileException;
import coop.minga.ingest.settings.AgentSettings;
import coop.minga.ingest.settings.AgentSettingsFile;
import picocli.CommandLine.Option;

/** The option {@code --config} of every command. */
final class ConfigOption {
    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            defaultValue = "agent.yaml",
            description = "The agent's settings (default: ${DEFAULT-VALUE}).")
    private Path file = Path.of("agent.yaml");

    AgentSettings read() throws UnreadableFileException {
        return AgentSettingsFile.read(file);
    }
}
