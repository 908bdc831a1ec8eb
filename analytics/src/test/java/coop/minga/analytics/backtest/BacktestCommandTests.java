package coop.minga.analytics.backtest;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class BacktestCommandTests {

    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);

    @TempDir
    private Path folder = Path.of("");

    private final StringWriter complaints = new StringWriter();

    @Test
    void writesARowForEveryRowRead() throws IOException {
        Path input = file("series,day,value,closed\n" + rows("a", 60, 1) + rows("b", 50, 2));
        assertThat(backtest(input)).isZero();
        List<String> output = Files.readAllLines(folder.resolve("out.csv"));
        assertThat(output.getFirst())
                .isEqualTo("series,day,value,mean,q0.005,q0.025,q0.05,q0.1,q0.2,q0.3,q0.4,q0.5,q0.6,q0.7,q0.8,q0.9,"
                        + "q0.95,q0.975,q0.995,p_steady,p_transient,p_level,p_slope");
        assertThat(output).hasSize(111);
        assertThat(output.get(1)).startsWith("a,2024-01-01,").contains(",,,,,,,,,,,,,,,,");
        assertThat(output.get(110)).startsWith("b,2024-02-19,");
    }

    @Test
    void ordersTheQuantilesAndAddsTheProbabilitiesToOne() throws IOException {
        assertThat(backtest(file("series,day,value\n" + rows("a", 80, 3).replace(",0\n", "\n"))))
                .isZero();
        for (String line : Files.readAllLines(folder.resolve("out.csv")).subList(45, 81)) {
            double[] numbers = Arrays.stream(line.split(",", -1))
                    .skip(3)
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            double[] quantiles = Arrays.copyOfRange(numbers, 1, 16);
            assertThat(quantiles).isSorted();
            assertThat(Arrays.stream(numbers, 16, 20).sum()).isCloseTo(1, within(1e-12));
        }
    }

    /** About 150,000 visits a working day fall to a twentieth within two weeks. */
    @Test
    void judgesALargeCountThatCollapsesWithNoQuantileBelowZero() throws IOException {
        Random random = new Random(61);
        StringBuilder rows = new StringBuilder("series,day,value\n");
        for (int i = 0; i < 160; i++) {
            double usual = i % 7 < 5 ? 150_000 : 25_000;
            double left = Math.pow(0.05, Math.max(0, Math.min(14, i - 16)) / 14.0);
            long visits = Math.round(usual * left * (1 + 0.05 * random.nextGaussian()));
            rows.append("visits,%s,%d\n".formatted(FIRST.plusDays(i), visits));
        }
        assertThat(backtest(file(rows.toString()))).isZero();
        List<String> output = Files.readAllLines(folder.resolve("out.csv"));
        assertThat(output).hasSize(161);
        for (String line : output.subList(40, 161)) {
            double[] quantiles = Arrays.stream(line.split(",", -1))
                    .skip(4)
                    .limit(15)
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            assertThat(quantiles).isSorted();
            assertThat(quantiles[0]).isNotNegative();
        }
    }

    @Test
    void writesAnAlertWithItsSettledKind() throws IOException {
        String rows = rows("pump", 70, 4).replaceFirst("(pump,2024-03-01),[^,]*", "$1,900");
        assertThat(backtest(file("series,day,value,closed\n" + rows))).isZero();
        List<String> alerts = Files.readAllLines(folder.resolve("alerts.csv"));
        assertThat(alerts.getFirst()).isEqualTo("series,raised,onset,kind,direction,probability,settled,settled_kind");
        assertThat(alerts.get(1))
                .matches("pump,2024-03-01,2024-03-01,transient,up,[01]\\.\\d+,2024-03-0[234],transient");
    }

    @Test
    void callsThreeSilentOpenDaysMissing() throws IOException {
        String rows = rows("a", 70, 5)
                .replaceAll("(a,2024-03-0[1-5]),[^,]*", "$1,")
                .replace("a,2024-03-02,,0", "a,2024-03-02,,1");
        assertThat(backtest(file("series,day,value,closed\n" + rows))).isZero();
        assertThat(Files.readString(folder.resolve("alerts.csv")))
                .contains("a,2024-03-04,2024-03-01,missing,none,1.0,2024-03-04,missing");
    }

    @Test
    void forecastsFromRollingOriginsOfWhichTheLastWindowEndsTheSeries() throws IOException {
        Path input = file("series,day,value,closed\n" + rows("a", 80, 6));
        int code = run("forecast", "--input", input.toString(), "--output", out(), "--horizon", "5", "--windows", "2");
        assertThat(code).isZero();
        List<String> output = Files.readAllLines(folder.resolve("out.csv"));
        assertThat(output.getFirst())
                .startsWith("series,origin,day,mean,q0.005,")
                .endsWith(",q0.995");
        assertThat(output).hasSize(11);
        assertThat(output.get(1)).startsWith("a,2024-03-10,2024-03-11,");
        assertThat(output.get(10)).startsWith("a,2024-03-15,2024-03-20,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"many", "0x1p3", "1d", "NaN", "1e"})
    void namesTheLineAndColumnOfWhatItCannotRead(String value) throws IOException {
        assertThat(backtest(file("series,day,value\na,2024-01-01,1\na,2024-01-02," + value + "\n")))
                .isEqualTo(1);
        assertThat(complaints.toString())
                .contains("line 3, column value: found " + value + ", expected a number or nothing");
    }

    @Test
    void refusesRowsThatAreNotInOrder() throws IOException {
        assertThat(backtest(file("series,day,value\na,2024-01-02,1\na,2024-01-01,1\n")))
                .isEqualTo(1);
        assertThat(complaints.toString()).contains("column day").contains("a day after 2024-01-02");
    }

    @Test
    void goesOnWithTheOtherSeriesAndNamesThoseThatFailed() throws IOException {
        String broken = rows("b", 60, 2).replaceFirst("(b,2024-02-01),[^,]*", "$1,many");
        String disordered = "d,2024-01-02,1,0\nd,2024-01-01,1,0\nd,2024-01-03,1,0\n";
        String commas = "e,2024-01-01,1,5,0\n";
        Path input =
                file("series,day,value,closed\n" + rows("a", 50, 1) + broken + rows("c", 50, 3) + disordered + commas);
        assertThat(backtest(input)).isEqualTo(1);
        assertThat(complaints.toString().lines())
                .hasSize(4)
                .anyMatch(line -> line.startsWith("minga: series b failed") && line.contains("found many"))
                .anyMatch(line -> line.startsWith("minga: series d failed") && line.contains("a day after 2024-01-02"))
                .anyMatch(line -> line.startsWith("minga: series e failed") && line.contains("found 5 fields"))
                .anyMatch(line -> line.contains("3 of 5 series failed"));
        List<String> output = Files.readAllLines(folder.resolve("out.csv"));
        assertThat(output).filteredOn(line -> line.startsWith("a,")).hasSize(50);
        assertThat(output).filteredOn(line -> line.startsWith("b,")).hasSize(31);
        assertThat(output).filteredOn(line -> line.startsWith("c,")).hasSize(50);
        assertThat(output).filteredOn(line -> line.startsWith("e,")).isEmpty();
        assertThat(forecast(input, "5", "2")).isEqualTo(1);
        assertThat(Files.readAllLines(folder.resolve("out.csv"))).hasSize(21);
    }

    @Test
    void refusesToWriteOverWhatItReads() throws IOException {
        String text = "series,day,value\n" + rows("a", 50, 7).replace(",0\n", "\n");
        Path input = file(text);
        assertThat(run("backtest", "--input", input.toString(), "--output", input.toString(), "--alerts", out()))
                .isEqualTo(1);
        assertThat(complaints.toString()).contains("in.csv: is named twice");
        assertThat(Files.readString(input)).isEqualTo(text);
        assertThat(run("backtest", "--input", input.toString(), "--output", out(), "--alerts", out()))
                .isEqualTo(1);
        assertThat(folder.resolve("out.csv")).doesNotExist();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no /dev/null to write to")
    void mayWriteBothOutputsToNowhere() throws IOException {
        Path input = file("series,day,value\n" + rows("a", 50, 7).replace(",0\n", "\n"));
        assertThat(run("backtest", "--input", input.toString(), "--output", "/dev/null", "--alerts", "/dev/null"))
                .isZero();
        assertThat(run("backtest", "--input", "/dev/null", "--output", out(), "--alerts", "/dev/null"))
                .isEqualTo(2);
    }

    @Test
    void saysWhenThereIsNothingToRead() {
        assertThat(backtest(folder.resolve("nothing.csv"))).isEqualTo(1);
        assertThat(complaints.toString()).contains("nothing.csv: there is no such file to read");
    }

    @Test
    void saysThatAFileHasNoRows() throws IOException {
        for (String text : List.of("", "series,day,value\n")) {
            assertThat(backtest(file(text))).isEqualTo(2);
            assertThat(complaints.toString()).contains("in.csv has no rows: expected the header series,day,value");
            assertThat(folder.resolve("out.csv")).doesNotExist();
        }
    }

    @Test
    void saysWhatCannotBeWrittenAndWhy() throws IOException {
        Path input = file("series,day,value\n" + rows("a", 50, 7).replace(",0\n", "\n"));
        String nowhere = folder.resolve("no/such/out.csv").toString();
        assertThat(run("backtest", "--input", input.toString(), "--output", out(), "--alerts", nowhere))
                .isEqualTo(1);
        assertThat(complaints.toString()).contains("out.csv cannot be written: its folder is not there");
    }

    @Test
    void namesTheSeparatorThatItDoesNotRead() throws IOException {
        assertThat(backtest(file("series;day;value\na;2024-01-01;1,5\n"))).isEqualTo(1);
        assertThat(complaints.toString()).contains("there is ; between the fields, expected a comma");
    }

    @Test
    void refusesOriginsBeforeTheFirstDayAndSaysWhatIsPossible() throws IOException {
        Path input = file("series,day,value,closed\n" + rows("a", 81, 6));
        assertThat(forecast(input, "5", "17")).isEqualTo(2);
        assertThat(complaints.toString()).contains("series a has only 80 days", "at most 16 windows of 5 days");
        assertThat(forecast(input, "400", "1")).isEqualTo(2);
        assertThat(complaints.toString()).contains("a horizon of 80 days at most");
        assertThat(forecast(input, "5", "16")).isZero();
    }

    @Test
    void forecastsTheOthersWhereSomeSeriesAreTooShort() throws IOException {
        Path input = file("series,day,value,closed\n" + rows("a", 200, 6) + rows("b", 30, 7));
        assertThat(forecast(input, "10", "4")).isZero();
        assertThat(complaints.toString())
                .contains("1 of 2 series have no forecast at their first origins", "series b has only 29 days");
        assertThat(Files.readAllLines(folder.resolve("out.csv"))).hasSize(81);
    }

    @Test
    void explainsItselfWithoutItsOptions() {
        assertThat(run("backtest", "--help")).isZero();
        assertThat(run("forecast", "--help")).isZero();
        assertThat(complaints.toString()).isEmpty();
    }

    @Test
    void refusesASeasonItDoesNotHave() throws IOException {
        Path input = file("series,day,value\n");
        assertThat(run(
                        "backtest",
                        "--input",
                        input.toString(),
                        "--output",
                        out(),
                        "--alerts",
                        folder.resolve("alerts.csv").toString(),
                        "--season",
                        "12"))
                .isEqualTo(2);
        assertThat(complaints.toString()).contains("expected 7 or none");
    }

    private int backtest(Path input) {
        return run(
                "backtest",
                "--input",
                input.toString(),
                "--output",
                out(),
                "--alerts",
                folder.resolve("alerts.csv").toString());
    }

    private int forecast(Path input, String horizon, String windows) {
        return run(
                "forecast", "--input", input.toString(), "--output", out(), "--horizon", horizon, "--windows", windows);
    }

    private int run(String... arguments) {
        return BacktestCommand.run(new PrintWriter(complaints, true), arguments);
    }

    private String out() {
        return folder.resolve("out.csv").toString();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("in.csv"), text);
    }

    private static String rows(String series, int days, long seed) {
        Random random = new Random(seed);
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < days; i++) {
            rows.append(series).append(',').append(FIRST.plusDays(i)).append(',');
            rows.append(100 + random.nextGaussian()).append(",0\n");
        }
        return rows.toString();
    }
}
