package coop.minga.ingest.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import coop.minga.ingest.contract.CooperativeCatalogue;
import coop.minga.ingest.file.CatalogueFile;
import coop.minga.ingest.file.UnreadableFileException;
import coop.minga.ingest.message.Message;
import coop.minga.ingest.question.Answers;
import coop.minga.ingest.question.AnswersFile;
import coop.minga.ingest.question.Source;
import coop.minga.ingest.settings.AgentSettings;
import coop.minga.ingest.source.Context;
import coop.minga.ingest.source.CsvFile;
import coop.minga.ingest.source.Known;
import coop.minga.ingest.source.outcome.RowFinding;
import coop.minga.ingest.source.value.Units;
import coop.minga.ingest.spool.Spool;
import coop.minga.ingest.spool.SpoolException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code minga agent try}: explains files without sending anything. */
@Command(
        name = "try",
        description = "Says what would be accepted, asked and refused of files, and sends nothing.",
        mixinStandardHelpOptions = true)
final class TryCommand implements Callable<Integer> {
    @Mixin
    private ConfigOption config = new ConfigOption();

    @Option(names = "--today", paramLabel = "DAY", description = "Read the files as on this day, like 2026-11-29.")
    private @Nullable LocalDate today;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text or jsonl (default: ${DEFAULT-VALUE}).")
    private Format format = Format.text;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "The files to explain.")
    private List<Path> files = List.of();

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        AgentSettings settings = config.read();
        CooperativeCatalogue catalogue = CatalogueFile.read(settings.catalogue());
        Clock clock = today == null
                ? settings.productionClock()
                : Clock.fixed(today.atTime(12, 0).atZone(catalogue.zone()).toInstant(), catalogue.zone());
        List<Explanation> all = new ArrayList<>(units(settings, catalogue));
        for (Path file : files) {
            all.addAll(explain(file, settings, catalogue, clock));
        }
        PrintWriter out = command.commandLine().getOut();
        all.forEach(each -> out.println(format == Format.jsonl ? each.json() : each.text()));
        return all.stream().anyMatch(Explanation::complains) ? AgentCommand.REFUSED : 0;
    }

    /** Notes on units of the catalogue that UCUM does not know. */
    private static List<Explanation> units(AgentSettings settings, CooperativeCatalogue catalogue) {
        String name = settings.catalogue().getFileName().toString();
        return catalogue.indicators().stream()
                .filter(each -> !Units.known(each.unitOfMeasure()))
                .map(each -> new RowFinding(
                        name,
                        1,
                        each.code().value(),
                        each.unitOfMeasure(),
                        Message.of("note.catalogue-unit", each.code().value(), each.unitOfMeasure(), "{CLP}")))
                .map(row -> Explanation.reason("note", row, settings.language()))
                .toList();
    }

    private static List<Explanation> explain(
            Path file, AgentSettings settings, CooperativeCatalogue catalogue, Clock clock) throws IOException {
        String name = file.getFileName().toString();
        if (!FileProcessor.isText(name)) {
            return Explanation.of(name, FileProcessor.noText(name), settings.language());
        }
        Context context = Context.of(catalogue, settings.decimalMark(), clock, known(settings, catalogue));
        try (InputStream in = Files.newInputStream(file)) {
            return Explanation.of(
                    name, CsvFile.read(name, in, context, source -> given(settings, source)), settings.language());
        }
    }

    /** What the agent has stated, if it has run. */
    private static Known known(AgentSettings settings, CooperativeCatalogue catalogue) {
        if (!Files.exists(settings.spool())) {
            return Known.NOTHING;
        }
        return indicator -> {
            try {
                return Spool.readValues(settings.spool(), catalogue.cooperative(), indicator);
            } catch (SpoolException failure) {
                throw new UncheckedIOException(new IOException(failure.getMessage(), failure));
            }
        };
    }

    private static Answers given(AgentSettings settings, Source source) {
        try {
            return new AnswersFile(settings.answers()).answers(source);
        } catch (UnreadableFileException unreadable) {
            throw new UncheckedIOException(new IOException(unreadable.getMessage(), unreadable));
        }
    }

    /** Names as they are written on the command line. */
    enum Format {
        text,
        jsonl
    }
}
