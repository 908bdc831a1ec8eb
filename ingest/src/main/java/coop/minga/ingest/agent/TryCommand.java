package coop.minga.ingest.agent;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import coop.minga.ingest.contract.CooperativeCatalogue;
import coop.minga.ingest.file.CatalogueFile;
import coop.minga.ingest.inbox.Inbox;
import coop.minga.ingest.message.Message;
import coop.minga.ingest.settings.AgentSettings;
import coop.minga.ingest.source.outcome.RowFinding;
import coop.minga.ingest.source.value.UcumUnits;
import coop.minga.ingest.spool.SpoolException;
import coop.minga.ingest.spool.SpoolReader;
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
        FileInterpreter interpreter = new FileInterpreter(settings, clock, SpoolReader.of(settings.spool()));
        for (Path file : files) {
            all.addAll(explain(file, settings, catalogue, interpreter));
        }
        PrintWriter out = command.commandLine().getOut();
        all.forEach(each -> out.println(format == Format.jsonl ? each.json() : each.text()));
        return all.stream().anyMatch(Explanation::complains) ? AgentCommand.REFUSED : 0;
    }

    /** Notes on units of the catalogue that UCUM does not know. */
    private static List<Explanation> units(AgentSettings settings, CooperativeCatalogue catalogue) {
        String name = settings.catalogue().getFileName().toString();
        return catalogue.indicators().stream()
                .filter(each -> !UcumUnits.known(each.unitOfMeasure()))
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
            Path file, AgentSettings settings, CooperativeCatalogue catalogue, FileInterpreter interpreter)
            throws IOException, SpoolException {
        Inbox.InboxFile asDropped = Inbox.InboxFile.asDropped(file);
        return Explanation.of(
                asDropped.name(), interpreter.read(asDropped, catalogue).outcome(), settings.language());
    }

    /** Names as they are written on the command line. */
    enum Format {
        text,
        jsonl
    }
}
