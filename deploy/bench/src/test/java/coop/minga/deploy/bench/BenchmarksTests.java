package coop.minga.deploy.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

final class BenchmarksTests {

    @Test
    void everyBenchmarkRuns() throws RunnerException {
        Options once = new OptionsBuilder()
                .include("coop\\.minga\\..*")
                .mode(Mode.SingleShotTime)
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementTime(TimeValue.NONE)
                .param("history", "60")
                .param("series", "256")
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
        Collection<RunResult> results = new Runner(once).run();
        assertThat(results)
                .extracting(result -> result.getPrimaryResult().getLabel())
                .containsExactlyInAnyOrder("day", "quantiles", "snapshot", "step", "update");
    }

    @Test
    void thePlainModelLearnsALevelAndAWeekdayPattern() {
        double[] pattern = {3, 1, 0, -1, 2, -2, -3};
        PlainDlm model = new PlainDlm(8, 90);
        double expected = 0;
        for (int day = 0; day < 700; day++) {
            double[] design = new double[8];
            design[0] = 1;
            for (int j = 0; j < 6; j++) {
                design[2 + j] = day % 7 == j ? 1 : day % 7 == 6 ? -1 : 0;
            }
            expected = model.update(design, 100 + pattern[day % 7]);
        }
        assertThat(expected).isCloseTo(97, within(0.01));
    }

    /** Worked by hand: R = 0.04/0.98, Q = R + 0.04, A = R/Q. */
    @Test
    void thePlainModelMovesByItsGain() {
        PlainDlm model = new PlainDlm(2, 2);
        double prior = (0.04 + 4e-5) / 0.98;
        double gain = prior / (prior + 0.04);
        assertThat(model.update(new double[] {1, 0}, 3)).isEqualTo(2);
        double slope = 4e-5 / 0.98 / (prior + 0.04);
        assertThat(model.update(new double[] {1, 0}, 3)).isCloseTo(2 + gain + slope, within(1e-12));
    }

    @Test
    void theMedianOfAnEvenNumberLiesBetween() {
        assertThat(FilterResults.median(4, 1, 3, 2)).isEqualTo(2.5);
    }

    @Test
    void aSeriesReplayedFromItsSnapshotsEndsWhereARunFromScratchDoes(@TempDir Path folder) throws IOException {
        StringBuilder lines = new StringBuilder("series,day,value\n");
        SampleSeries sample = new SampleSeries(3);
        for (int day = 0; day < 200; day++) {
            lines.append("bread,").append(LocalDate.of(2024, 1, 1).plusDays(day));
            lines.append(',').append(day % 19 == 0 ? "" : sample.next()).append('\n');
        }
        Path file = Files.writeString(folder.resolve("series.csv"), lines);
        assertThat(ReplayResults.measure(List.of(file, file), 5))
                .containsEntry("replay_worst_relative_difference", 0.0)
                .containsEntry("replay_series", 2.0)
                .containsEntry("replay_changes", 24.0);
    }

    @Test
    void theAgentsReaderTakesEveryRowOfItsBenchmark() throws IOException {
        assertThat(IntakeResults.measure(4).get("rows_per_cpu_second")).isPositive();
    }

    @Test
    void figuresShowFourDigits() {
        assertThat(BenchCommand.shown(0.0123456)).isEqualTo("0.01235");
        assertThat(BenchCommand.shown(12.3456)).isEqualTo("12.35");
        assertThat(BenchCommand.shown(7000)).isEqualTo("7000");
    }

    @Test
    void aFigureWithABoundShowsWhetherItIsMet() {
        assertThat(BenchCommand.line("now_ms", 12.5, null)).isEqualTo("now_ms 12.50");
        assertThat(BenchCommand.line("now_ms", 150, 150.0)).isEqualTo("now_ms 150 bound 150 met");
        assertThat(BenchCommand.line("now_ms", 151, 150.0)).isEqualTo("now_ms 151 bound 150 MISSED");
    }
}
