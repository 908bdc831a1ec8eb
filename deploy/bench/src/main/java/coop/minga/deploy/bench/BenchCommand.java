package coop.minga.deploy.bench;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bench}: runs benchmarks and prints {@code name value} lines. */
@Command(name = "bench", description = "Runs the benchmarks, or the one named, and prints `name value` lines.")
public final class BenchCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "filter")
    private String name = "filter";

    @Spec
    private CommandSpec command = CommandSpec.create();

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new BenchCommand())
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    line.getErr().println("minga: " + failure.getMessage());
                    return 1;
                })
                .execute(arguments));
    }

    @Override
    public Integer call() throws RunnerException {
        PrintWriter out = command.commandLine().getOut();
        if (!name.equals("filter")) {
            command.commandLine().getErr().println("minga: there is no benchmark '" + name + "'; there is: filter");
            return 2;
        }
        FilterFigures figures = new FilterFigures(command.commandLine().getErr()::println);
        FilterFigures.EXPLAINED.forEach(line -> out.println("# " + line));
        for (Map.Entry<String, Double> figure : figures.measure().entrySet()) {
            out.println(figure.getKey() + " " + shown(figure.getValue()));
        }
        return 0;
    }

    /** Four digits that count, whole numbers whole. */
    static String shown(double value) {
        if (value == Math.rint(value)) {
            return Long.toString((long) value);
        }
        int digits = (int) Math.max(0, 3 - Math.floor(Math.log10(Math.abs(value))));
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
