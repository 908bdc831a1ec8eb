package coop.minga.ingest.agent;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import coop.minga.ingest.contract.CooperativeCatalogue;
import coop.minga.ingest.contract.IndicatorDefinition;
import coop.minga.ingest.contract.Statement;
import coop.minga.ingest.file.CatalogueFile;
import coop.minga.ingest.file.ReportKeyFile;
import coop.minga.ingest.message.Message;
import coop.minga.ingest.settings.AgentSettings;
import coop.minga.ingest.spool.ReportAuthor;
import coop.minga.ingest.spool.Spool;
import coop.minga.ingest.spool.WithdrawalResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code minga agent withdraw}. The agent may be running. */
@Command(
        name = "withdraw",
        description = "Withdraws a value that was sent. The day counts as not reported; nothing is deleted.",
        mixinStandardHelpOptions = true)
final class WithdrawCommand implements Callable<Integer> {
    @Mixin
    private ConfigOption config = new ConfigOption();

    @Parameters(index = "0", paramLabel = "INDICATOR", description = "The code of the indicator.")
    private String indicator = "";

    @Parameters(index = "1", paramLabel = "DAY", description = "The production day, like 2026-11-21.")
    private LocalDate day = LocalDate.EPOCH;

    @Option(names = "--even-unknown", description = "Also if this agent has no record of a value of this day.")
    private boolean evenUnknown;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        AgentSettings settings = config.read();
        CooperativeCatalogue catalogue = CatalogueFile.read(settings.catalogue());
        PrintWriter out = command.commandLine().getOut();
        PrintWriter err = command.commandLine().getErr();
        Optional<IndicatorDefinition> definition = catalogue.indicators().stream()
                .filter(each -> each.code().value().equals(indicator))
                .findFirst();
        if (definition.isEmpty()) {
            List<String> codes = catalogue.indicators().stream()
                    .map(each -> each.code().value())
                    .toList();
            err.println(Message.of("said.no-indicator", indicator, codes).in(settings.language()));
            return AgentCommand.REFUSED;
        }
        ReportAuthor author = new ReportAuthor(
                catalogue.federation(), catalogue.cooperative(), catalogue.zone(), ReportKeyFile.read(settings.key()));
        Statement withdrawal = Statement.withdrawal(
                definition.get().code(), day, definition.get().unitOfMeasure());
        WithdrawalResult result = Spool.withdraw(settings.spool(), author, withdrawal, evenUnknown, Clock.systemUTC());
        Message said = message(result);
        (result == WithdrawalResult.NEVER_STATED ? err : out).println(said.in(settings.language()));
        return result == WithdrawalResult.NEVER_STATED ? AgentCommand.REFUSED : 0;
    }

    private Message message(WithdrawalResult result) {
        return switch (result) {
            case WITHDRAWN -> Message.of("said.withdrawn", indicator, day);
            case BEFORE -> Message.of("said.withdrawn-before", indicator, day);
            case NEVER_STATED -> Message.of("said.never-stated", indicator, day);
        };
    }
}
