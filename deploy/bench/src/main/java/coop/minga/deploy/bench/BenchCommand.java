package coop.minga.deploy.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bench}: runs benchmarks and prints {@code name value} lines. */
@Command(name = "bench", description = "Runs the benchmarks, or the one named, and prints `name value` lines.")
public final class BenchCommand implements Callable<Integer> {

    private static final long SEED = 1;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "NAME",
            description = "filter, flood, intake, listing, replay or room")
    private String name = "filter";

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "FILE",
            description = "of listing: the series and their truth; of replay: series")
    private List<Path> files = List.of();

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
    public Integer call() throws RunnerException, IOException, InterruptedException {
        PrintWriter errors = command.commandLine().getErr();
        switch (name) {
            case "filter" -> print(FilterResults.EXPLAINED, new FilterResults(errors::println).measure());
            case "flood" -> print(FloodResults.EXPLAINED, FloodResults.measure());
            case "intake" -> print(IntakeResults.EXPLAINED, IntakeResults.measure());
            case "listing" -> {
                if (files.size() != 2) {
                    errors.println("minga: bench listing needs two files, the generated series and their truth");
                    return 2;
                }
                print(ListingResults.EXPLAINED, ListingResults.measure(files.getFirst(), files.getLast()));
            }
            case "replay" -> {
                if (files.isEmpty()) {
                    errors.println("minga: bench replay needs files of series, as a backtest takes them");
                    return 2;
                }
                print(ReplayResults.EXPLAINED, ReplayResults.measure(files, SEED));
            }
            case "room" -> print(RoomResults.EXPLAINED, RoomResults.measure(), RoomResults.BOUNDS);
            default -> {
                errors.println("minga: there is no benchmark '" + name
                        + "'; there are: filter, flood, intake, listing, replay, room");
                return 2;
            }
        }
        return 0;
    }

    private void print(List<String> explained, Map<String, Double> figures) {
        print(explained, figures, Map.of());
    }

    private void print(List<String> explained, Map<String, Double> figures, Map<String, Double> bounds) {
        PrintWriter out = command.commandLine().getOut();
        explained.forEach(line -> out.println("# " + line));
        figures.forEach((figure, value) -> out.println(line(figure, value, bounds.get(figure))));
    }

    /** @param bound the highest acceptable value, or null */
    static String line(String figure, double value, @Nullable Double bound) {
        if (bound == null) {
            return figure + " " + shown(value);
        }
        return figure + " " + shown(value) + " bound " + shown(bound) + (value <= bound ? " met" : " MISSED");
    }

    /** Four significant digits; whole numbers in full. */
    static String shown(double value) {
        if (value == Math.rint(value)) {
            return Long.toString((long) value);
        }
        int digits = (int) Math.max(0, 3 - Math.floor(Math.log10(Math.abs(value))));
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
