package coop.minga.ingest.agent;

import java.nio.file.Path;
import java.util.Locale;

import coop.minga.ingest.file.UnreadableFileException;
import coop.minga.ingest.settings.AgentSettings;
import coop.minga.ingest.settings.AgentSettingsFile;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The option {@code --config} of every command. */
final class ConfigOption {
    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            defaultValue = "agent.yaml",
            description = "The agent's settings (default: ${DEFAULT-VALUE}).")
    private Path file = Path.of("agent.yaml");

    /** Of what the command says; the machine's until the settings are read. */
    private Locale language = Locale.getDefault();

    AgentSettings read() throws UnreadableFileException {
        AgentSettings settings = AgentSettingsFile.read(file);
        language = settings.language();
        return settings;
    }

    static Locale language(CommandLine command) {
        return command.getCommandSpec().mixins().values().stream()
                .map(CommandLine.Model.CommandSpec::userObject)
                .filter(ConfigOption.class::isInstance)
                .map(mixin -> ((ConfigOption) mixin).language)
                .findFirst()
                .orElse(Locale.getDefault());
    }
}
