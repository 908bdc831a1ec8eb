package coop.minga.ingest.agent;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;

import coop.minga.ingest.message.Message;
import coop.minga.ingest.settings.AgentSettings;
import coop.minga.ingest.spool.FileHistoryEntry;
import coop.minga.ingest.spool.Spool;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code minga agent files}: the last files that were read. The agent may be running. */
@Command(
        name = "files",
        description = "Shows the last 200 files that were read, with their time and what was taken of them.",
        mixinStandardHelpOptions = true)
final class FilesCommand implements Callable<Integer> {
    static final int MOST = 200;
    private static final int HASH = 12;

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        AgentSettings settings = config.read();
        PrintWriter out = command.commandLine().getOut();
        if (!Files.exists(settings.spool())) {
            out.println("There is no spool yet at " + settings.spool() + ": the agent has not run.");
            return 0;
        }
        for (FileHistoryEntry each : Spool.readFiles(settings.spool(), MOST)) {
            out.println(each.takenAt().truncatedTo(ChronoUnit.SECONDS) + "  "
                    + each.contentHash()
                            .substring(0, Math.min(HASH, each.contentHash().length())) + "  "
                    + Message.of(
                                    "said.file",
                                    each.name(),
                                    each.acceptedValues(),
                                    each.refusedRows(),
                                    each.modified().truncatedTo(ChronoUnit.SECONDS))
                            .in(settings.language()));
        }
        return 0;
    }
}
