package coop.minga.ingest.agent;

import coop.minga.ingest.setup.InitCommand;
import coop.minga.ingest.spool.SpoolException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code minga agent}: the command line of a cooperative's agent. */
@Command(
        name = "agent",
        description = "Sends a cooperative's daily indicators to its federation.",
        mixinStandardHelpOptions = true,
        version = "minga agent 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            InitCommand.class,
            TryCommand.class,
            RunCommand.class,
            StatusCommand.class,
            KeysCommand.class,
            AnswerCommand.class,
            FilesCommand.class,
            ResendCommand.class,
            WithdrawCommand.class
        })
public final class AgentCommand {
    static final int REFUSED = 1;
    static final int NOT_ALL_ACKNOWLEDGED = 3;

    private static final String LOGGING = "logback.configurationFile";

    AgentCommand() {}

    public static void main(String[] arguments) {
        if (System.getProperty(LOGGING) == null) {
            System.setProperty(LOGGING, "coop/minga/ingest/agent/agent-logback.xml");
        }
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new AgentCommand())
                .setCommandName("./minga agent")
                .setParameterExceptionHandler(new UsageErrorHandler())
                .setExecutionExceptionHandler((failure, command, arguments) -> {
                    command.getErr().println(said(failure, command));
                    return REFUSED;
                });
    }

    private static String said(Exception failure, CommandLine command) {
        if (failure instanceof SpoolException spool) {
            return spool.said().in(ConfigOption.language(command));
        }
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
}
