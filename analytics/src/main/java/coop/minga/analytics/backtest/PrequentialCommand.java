package coop.minga.analytics.backtest;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

import coop.minga.analytics.filter.Judgement;
import coop.minga.analytics.filter.SeriesFilter;
import coop.minga.analytics.filter.StateSnapshot;
import de.siegmar.fastcsv.writer.CsvWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code backtest}: one prequential pass over each series, written day by day. */
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        description = "Forecasts and judges every day of every series in a file, in one pass.")
final class PrequentialCommand implements Callable<Integer> {

    @Option(names = "--input", required = true, description = "series,day,value[,closed], sorted by series, then day")
    private Path input = Path.of("");

    @Option(names = "--output", required = true, description = "a row of forecast and verdict for every input row")
    private Path output = Path.of("");

    @Option(names = "--alerts", required = true, description = "a row for every alert")
    private Path alerts = Path.of("");

    @Mixin
    private SeasonOption season = new SeasonOption();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        SeriesFilter filter = new SeriesFilter(season.settings());
        try (SeriesFile file = SeriesFile.open(input, output, alerts);
                CsvWriter rows = OutputFile.open(output);
                CsvWriter raised = OutputFile.open(alerts)) {
            rows.writeRecord(names());
            raised.writeRecord(AlertLog.NAMES);
            Progress progress = progress();
            FailedSeries failed = new FailedSeries(file, err());
            for (Optional<String> series = file.nextSeries(); series.isPresent(); series = file.nextSeries()) {
                String name = series.get();
                failed.run(name, () -> judge(filter, file, name, rows, raised, progress));
            }
            progress.end();
            return failed.end();
        }
    }

    private PrintWriter err() {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }

    private Progress progress() {
        boolean terminal = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
        return new Progress(err(), terminal);
    }

    private static void judge(
            SeriesFilter filter, SeriesFile file, String series, CsvWriter rows, CsvWriter raised, Progress progress) {
        StateSnapshot state = filter.start();
        AlertLog log = new AlertLog(series, raised);
        for (Optional<SeriesRow> row = file.nextOf(series); row.isPresent(); row = file.nextOf(series)) {
            Judgement judgement = filter.judge(state, row.get().day(), row.get().number());
            rows.writeRecord(columns(row.get(), judgement));
            flush(rows);
            log.add(judgement);
            progress.row(series);
            state = judgement.next();
        }
        log.end();
        flush(raised);
    }

    private static void flush(CsvWriter out) {
        try {
            out.flush();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(List.of("series", "day", "value"));
        names.addAll(ForecastColumns.names());
        names.addAll(ProbabilityColumns.NAMES);
        return names;
    }

    private static List<String> columns(SeriesRow row, Judgement judgement) {
        List<String> columns = new ArrayList<>(23);
        columns.add(row.series());
        columns.add(row.day().date().toString());
        columns.add(row.value());
        columns.addAll(ForecastColumns.of(judgement.forecast()));
        columns.addAll(ProbabilityColumns.of(judgement.processes()));
        return columns;
    }
}
