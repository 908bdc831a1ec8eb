package coop.minga.deploy.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import coop.minga.ingest.contract.CooperativeCatalogue;
import coop.minga.ingest.contract.CooperativeId;
import coop.minga.ingest.contract.FederationId;
import coop.minga.ingest.contract.GoodDirection;
import coop.minga.ingest.contract.IndicatorCode;
import coop.minga.ingest.contract.IndicatorDefinition;
import coop.minga.ingest.contract.IndicatorType;
import coop.minga.ingest.contract.WorkingCalendar;
import coop.minga.ingest.source.CsvFile;
import coop.minga.ingest.source.DecimalMark;
import coop.minga.ingest.source.ReadingRules;
import coop.minga.ingest.source.outcome.FileOutcome;
import coop.minga.ingest.source.outcome.ReadFile;

/** How fast the agent reads a large file: 200,000 rows of 8 columns, a row for each indicator and day. */
final class IntakeResults {
    static final List<String> EXPLAINED = List.of(
            "one file of 200,000 rows and 8 columns (25 indicators of 8,000 days), read by one thread from memory;",
            "best of seven readings, in rows a second of CPU, and what a reading allocates, in MB");

    private static final int INDICATORS = 25;
    private static final int DAYS = 8_000;
    private static final int READINGS = 7;
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-29T15:00:00Z"), ZoneOffset.UTC);

    private IntakeResults() {}

    static Map<String, Double> measure() throws IOException {
        return measure(DAYS);
    }

    static Map<String, Double> measure(int days) throws IOException {
        byte[] file = file(days);
        CooperativeCatalogue catalogue = catalogue();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double best = 0;
        long least = Long.MAX_VALUE;
        for (int reading = 0; reading < READINGS; reading++) {
            long allocated = allocated();
            long start = threads.getCurrentThreadCpuTime();
            read(file, catalogue, INDICATORS * days);
            long nanoseconds = threads.getCurrentThreadCpuTime() - start;
            least = Math.min(least, allocated() - allocated);
            best = Math.max(best, INDICATORS * days * 1e9 / nanoseconds);
        }
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("rows_per_cpu_second", Math.rint(best));
        figures.put("allocated_mb", least / 1e6);
        return figures;
    }

    private static void read(byte[] file, CooperativeCatalogue catalogue, int rows) throws IOException {
        FileOutcome outcome = CsvFile.read(
                "large.csv", new ByteArrayInputStream(file), ReadingRules.of(catalogue, DecimalMark.EITHER, CLOCK));
        if (!(outcome instanceof ReadFile taken) || taken.accepted().size() != rows) {
            throw new IllegalStateException("not every row of the sample was accepted");
        }
    }

    private static byte[] file(int days) {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder("indicator,day,value,unit,,,,\n");
        LocalDate first = LocalDate.of(2026, 11, 1).minusDays(days);
        for (int day = 0; day < days; day++) {
            for (int indicator = 0; indicator < INDICATORS; indicator++) {
                text.append(code(indicator))
                        .append(',')
                        .append(first.plusDays(day))
                        .append(',');
                text.append(String.format(Locale.ROOT, "%.2f", 500 + 50 * random.nextGaussian()))
                        .append(",kg,,,,\n");
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static CooperativeCatalogue catalogue() {
        return new CooperativeCatalogue(
                new FederationId("sample"),
                new CooperativeId("sample"),
                "Sample",
                ZoneOffset.UTC,
                WorkingCalendar.EVERY_DAY,
                IntStream.range(0, INDICATORS)
                        .mapToObj(IntakeResults::indicator)
                        .toList());
    }

    private static IndicatorDefinition indicator(int number) {
        return new IndicatorDefinition(
                new IndicatorCode(code(number)),
                Map.of("en", "Indicator " + number),
                new IndicatorDefinition.Measure("kg", Map.of()),
                IndicatorType.FLOW,
                GoodDirection.UP,
                IndicatorDefinition.PossibleRange.NONE,
                Duration.ofDays(2));
    }

    private static String code(int number) {
        return "indicator-" + number;
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
