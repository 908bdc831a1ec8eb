package coop.minga.analytics.backtest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import coop.minga.analytics.filter.FilterDay;
import coop.minga.analytics.filter.Forecast;
import coop.minga.analytics.filter.SeriesFilter;
import coop.minga.analytics.filter.StateSnapshot;
import de.siegmar.fastcsv.writer.CsvWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code forecast}: forecasts of a horizon from rolling origins in each series; the last window ends on its last day.
 * Holds one series in memory.
 */
@Command(
        name = "forecast",
        mixinStandardHelpOptions = true,
        description = {
            "Says how good forecasts of days ahead would have been: goes back to some days (origins) inside every series of"
                    + " a file, and forecasts from each the days that followed, knowing only what lay before.",
            "The last window ends at the last day of the series; nothing is forecast beyond it."
        })
final class ForecastCommand implements Callable<Integer> {

    @Option(names = "--input", required = true, description = "series,day,value[,closed], sorted by series, then day")
    private Path input = Path.of("");

    @Option(names = "--output", required = true, description = "a row for every series, origin and day")
    private Path output = Path.of("");

    @Option(names = "--horizon", required = true, description = "days ahead of each origin")
    private int horizon;

    @Option(names = "--windows", required = true, description = "origins per series, a horizon apart")
    private int windows;

    @Mixin
    private SeasonOption season = new SeasonOption();

    private final List<String> tooShort = new ArrayList<>();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        if (horizon < 1 || windows < 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--horizon " + horizon + " --windows " + windows + ": expected both to be at least 1");
        }
        SeriesFilter filter = new SeriesFilter(season.settings());
        try (SeriesFile file = SeriesFile.open(input, output);
                CsvWriter rows = OutputFile.open(output)) {
            List<String> names = new ArrayList<>(List.of("series", "origin", "day"));
            names.addAll(ForecastColumns.names());
            rows.writeRecord(names);
            FailedSeries failed = new FailedSeries(file, spec.commandLine().getErr());
            for (Optional<String> series = file.nextSeries(); series.isPresent(); series = file.nextSeries()) {
                String name = series.get();
                failed.run(name, () -> forecast(filter, readAll(file, name), rows));
            }
            warnTooShort(failed.series());
            return failed.end();
        }
    }

    private static List<SeriesRow> readAll(SeriesFile file, String series) {
        List<SeriesRow> rows = new ArrayList<>();
        for (Optional<SeriesRow> row = file.nextOf(series); row.isPresent(); row = file.nextOf(series)) {
            rows.add(row.get());
        }
        return rows;
    }

    private void forecast(SeriesFilter filter, List<SeriesRow> rows, CsvWriter out) {
        LocalDate last = rows.getLast().day().date();
        recordTooShort(rows.getFirst(), last);
        StateSnapshot state = filter.start();
        int seen = 0;
        for (int k = 0; k < windows; k++) {
            LocalDate origin = last.minusDays((long) horizon * (windows - k));
            while (seen < rows.size() && !rows.get(seen).day().date().isAfter(origin)) {
                SeriesRow row = rows.get(seen);
                state = filter.judge(state, row.day(), row.number()).next();
                seen++;
            }
            write(filter.ahead(state, days(origin, rows, seen)), rows.getFirst().series(), origin, out);
        }
    }

    /** Warns of series shorter than their first origin; rejects a file without others. */
    private void warnTooShort(int all) {
        if (tooShort.isEmpty()) {
            return;
        }
        String first = tooShort.getFirst();
        if (tooShort.size() == all) {
            throw new UnfitFileException(first);
        }
        spec.commandLine()
                .getErr()
                .println("minga: " + tooShort.size() + " of " + all
                        + " series have no forecast at their first origins; " + first);
    }

    private void recordTooShort(SeriesRow first, LocalDate last) {
        long days = ChronoUnit.DAYS.between(first.day().date(), last);
        if ((long) horizon * windows > days) {
            String possible = horizon > days
                    ? "a horizon of " + days + " days at most"
                    : "at most " + days / horizon + " windows of " + horizon + " days";
            tooShort.add("series " + first.series() + " has only " + days + " days after its first: possible is "
                    + possible + ", not --windows " + windows + " --horizon " + horizon);
        }
    }

    /** The days of the horizon; only their calendar is read ahead. */
    private List<FilterDay> days(LocalDate origin, List<SeriesRow> rows, int seen) {
        List<FilterDay> days = new ArrayList<>(horizon);
        int at = seen;
        for (int h = 1; h <= horizon; h++) {
            LocalDate date = origin.plusDays(h);
            while (at < rows.size() && rows.get(at).day().date().isBefore(date)) {
                at++;
            }
            boolean listed = at < rows.size() && rows.get(at).day().date().equals(date);
            days.add(listed ? rows.get(at).day() : FilterDay.open(date));
        }
        return days;
    }

    private static void write(List<Forecast> forecasts, String series, LocalDate origin, CsvWriter out) {
        for (int h = 0; h < forecasts.size(); h++) {
            List<String> columns = new ArrayList<>(19);
            columns.add(series);
            columns.add(origin.toString());
            columns.add(origin.plusDays(h + 1L).toString());
            columns.addAll(ForecastColumns.of(forecasts.get(h)));
            out.writeRecord(columns);
        }
    }
}
