package coop.minga.analytics.backtest;

import java.io.PrintWriter;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of this package: {@code backtest} and {@code forecast}. */
@Command(
        name = "minga",
        subcommands = {PrequentialCommand.class, ForecastCommand.class},
        description = "Runs the filter over a file of daily series.")
public final class BacktestCommand {

    public static void main(String[] arguments) {
        System.exit(run(new PrintWriter(System.err, true, System.err.charset()), arguments));
    }

    /**
     * Runs one command. Exit code 0 is success, 1 an unreadable or unwritable file or a series that failed, 2 bad arguments or an unfit file.
     */
    static int run(PrintWriter complaints, String... arguments) {
        CommandLine line = new CommandLine(new BacktestCommand()).setErr(complaints);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println(failure.getMessage());
            return failure instanceof UnfitFileException ? 2 : 1;
        });
        return line.execute(arguments);
    }
}
