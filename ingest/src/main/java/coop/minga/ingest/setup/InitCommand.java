package coop.minga.ingest.setup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import coop.minga.ingest.file.CatalogueFile;
import coop.minga.ingest.message.Message;
import coop.minga.ingest.source.SampleColumns;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code minga agent init}: writes a first agent.yaml and catalogue.yaml by asking. Existing files are never overwritten. */
@Command(
        name = "init",
        description = "Writes a first agent.yaml and catalogue.yaml by asking, with the columns of a sample file.",
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

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "A file with a column for each indicator.")
    private @Nullable Path sample;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        Locale language = Locale.of(languageTag);
        Path settings = fresh("agent.yaml", language);
        Path catalogue = fresh("catalogue.yaml", language);
        PrintWriter out = command.commandLine().getOut();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        Interview interview = new Interview(in, out, language);
        String written = interview.catalogue(sample == null ? List.of() : SampleColumns.of(sample));
        Files.createDirectories(folder);
        Files.writeString(catalogue, written);
        Files.writeString(settings, """
                catalogue: catalogue.yaml
                folder: inbox
                spool: spool.db
                key: key.pem
                language: %s
                # kafka: the federation gives you its address, a name and a password
                """.formatted(language.getLanguage().equals("es") ? "es" : "en"));
        Files.createDirectories(folder.resolve("inbox"));
        CatalogueFile.read(catalogue);
        out.println(Message.of("init.done", settings.toString(), catalogue.toString())
                .in(language));
        return 0;
    }

    private Path fresh(String name, Locale language) throws IOException {
        Path file = folder.resolve(name);
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(
                    Message.of("init.exists", file.toString()).in(language));
        }
        return file;
    }
}
