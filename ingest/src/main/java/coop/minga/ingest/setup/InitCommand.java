package coop.minga.ingest.setup;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;

import coop.minga.ingest.publish.BrokerCheck;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code minga agent init}: writes all that an agent needs by asking. Existing files are never overwritten. */
@Command(
        name = "init",
        description = "Makes an agent by asking: its settings, catalogue and key, with the columns of a sample file.",
        mixinStandardHelpOptions = true)
public final class InitCommand implements Callable<Integer> {
    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            defaultValue = ".",
            description = "Where the files are written (default: here).")
    private Path folder = Path.of(".");

    @Option(
            names = "--language",
            paramLabel = "en|es",
            description = "What the agent speaks (default: as this machine).")
    private String languageTag = Locale.getDefault().getLanguage();

    @Option(
            names = "--invitation",
            paramLabel = "FILE",
            description = "The file that the federation gave: its broker, with a name and a password.")
    private @Nullable Path invitation;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "A file with a column for each indicator.")
    private @Nullable Path sample;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, terminal()));
        new AgentSetup(folder, Locale.of(languageTag), in, command.commandLine().getOut(), BrokerCheck::check)
                .run(invitation, sample);
        return 0;
    }

    /** The letters of the keyboard: a Windows terminal has others than files. */
    private static Charset terminal() {
        return Charset.forName(
                System.getProperty("stdin.encoding", Charset.defaultCharset().name()));
    }
}
