package coop.minga.ingest.agent;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.concurrent.Callable;

import coop.minga.ingest.spool.Spool;
import coop.minga.ingest.spool.SpoolStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code minga agent status}: also while the agent runs. */
@Command(
        name = "status",
        description = "Shows what is spooled, sent, acknowledged and refused.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
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
        SpoolStatus status = Spool.look(settings.spool());
        out.println("stream        " + status.stream());
        out.println("spooled       " + status.spooled() + " reports");
        out.println("sent          " + status.sent());
        out.println("acknowledged  " + status.acknowledged());
        out.println("files         " + status.files());
        out.println("refused       " + status.refusedRows() + " rows");
        if (!status.lastRefusal().isEmpty()) {
            out.println("last refusal  " + status.lastRefusal());
        }
        out.println("problem       " + (status.problem().isEmpty() ? "none" : status.problem()));
        return 0;
    }
}
