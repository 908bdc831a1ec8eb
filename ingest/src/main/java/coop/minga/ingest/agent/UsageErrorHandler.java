package coop.minga.ingest.agent;

import java.io.PrintWriter;

import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;

/** Prints the usage in one line, then the error. */
public final class UsageErrorHandler implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        String name = "minga " + command.getCommandSpec().qualifiedName().replaceFirst("^\\./minga ", "");
        String parts = command.getSubcommands().isEmpty() ? "[OPTION...]" : "COMMAND [OPTION...]";
        PrintWriter err = command.getErr();
        err.println("Usage: ./" + name + " " + parts + "; ./" + name + " --help explains.");
        err.println(name + ": " + failure.getMessage());
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }
}
