package coop.minga.ingest.agent;

import java.time.Instant;
import java.util.concurrent.Callable;

import coop.minga.ingest.spool.Spool;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code minga agent resend}. The recorder ignores a duplicate report. */
@Command(
        name = "resend",
        description = "Has reports sent again that the federation may have lost; those it has are not counted twice.",
        mixinStandardHelpOptions = true)
final class ResendCommand implements Callable<Integer> {
    @Mixin
    private ConfigOption config = new ConfigOption();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            defaultValue = "1970-01-01T00:00:00Z",
            description = "Only reports spooled at or after this time, like 2026-11-22T05:00:00Z.")
    private Instant since = Instant.EPOCH;

    @Option(
            names = "--from",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "Only reports from this number on.")
    private long from = 1;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        int count = Spool.sendAgain(config.read().spool(), from, since);
        command.commandLine()
                .getOut()
                .println("To be sent again: " + CountedNoun.of(count, "report") + "; a running agent does it.");
        return 0;
    }
}
