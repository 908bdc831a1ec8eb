package coop.minga.deploy.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

import coop.minga.deploy.server.MingaServer;
import coop.minga.deploy.standalone.BrokerAdministration;
import coop.minga.deploy.standalone.DatabaseSettings;
import coop.minga.deploy.standalone.EmbeddedBroker;
import coop.minga.deploy.standalone.EmbeddedBrokerSettings;
import coop.minga.deploy.standalone.EmbeddedDatabase;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How long the reports of others wait while one account states sixty days again, two thousand times. */
final class FloodResults {

    static final List<String> EXPLAINED = List.of(
            "recorded, judged: from the broker's acceptance of another cooperative's report until its reading is there,",
            "  before the flood (quiet) and while it lasts; median and worst of all; one node, four partitions",
            "flood: until its last report is recorded; 2,000 reports of 60 days at once, slowed by the broker's rate of an account");

    private static final int OTHERS = 12;
    private static final int QUIET_ROUNDS = 5;
    private static final int REPORTS = 2_000;
    private static final int DAYS = 60;
    private static final String FLOOD = "flood";
    private static final String RECORDER = "recorder";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long POLL_MILLIS = 4;

    private final LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
    private final Random random = new Random(1);
    private final BenchSender flood;
    private final List<BenchSender> others;
    private final JdbcClient sql;

    private FloodResults(BenchSender flood, List<BenchSender> others, JdbcClient sql) {
        this.flood = flood;
        this.others = others;
        this.sql = sql;
    }

    static Map<String, Double> measure() throws IOException, InterruptedException {
        try (EmbeddedBroker broker = EmbeddedBroker.start(EmbeddedBrokerSettings.temporary());
                EmbeddedDatabase database = EmbeddedDatabase.start(DatabaseSettings.temporary());
                BenchSender flood = new BenchSender(FLOOD, broker)) {
            List<BenchSender> others = new ArrayList<>();
            try {
                for (int i = 0; i < OTHERS; i++) {
                    others.add(new BenchSender("other" + i, broker));
                }
                Path federation = federation(flood, others);
                try (ConfigurableApplicationContext node = node(broker, database, federation)) {
                    return new FloodResults(flood, others, node.getBean(JdbcClient.class)).figures();
                } finally {
                    Files.delete(federation);
                }
            } finally {
                others.forEach(BenchSender::close);
            }
        }
    }

    private static Path federation(BenchSender flood, List<BenchSender> others) throws IOException {
        StringBuilder text =
                new StringBuilder("federation: " + BenchRoom.FEDERATION + "\nname: All\nzone: UTC\nunits:\n");
        text.append(unit(flood));
        others.forEach(each -> text.append(unit(each)));
        return Files.writeString(Files.createTempFile("minga-bench", ".yaml"), text);
    }

    private static String unit(BenchSender sender) {
        return """
                  - id: %1$s
                    kind: cooperative
                    name: %1$s
                    keys: ["%2$s"]
                    indicators:
                      - { code: %3$s, names: { en: Bread }, unit: %4$s, nature: flow, good_direction: up, recovery_time: P1D }
                """.formatted(sender.unit(), sender.publicKey(), BenchSender.INDICATOR, BenchSender.MEASURE);
    }

    private static ConfigurableApplicationContext node(
            EmbeddedBroker broker, EmbeddedDatabase database, Path federation) {
        try (BrokerAdministration administration = broker.administration()) {
            administration.addRecorder(RECORDER, RECORDER, "minga.recorder");
        }
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.user(),
                "--spring.datasource.password=" + database.password(),
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--minga.roles=analytics",
                "--minga.federation=" + federation));
        broker.clientSettings(RECORDER, RECORDER)
                .forEach((name, value) -> arguments.add("--minga.kafka." + name + "=" + value));
        SpringApplication application = new SpringApplication(MingaServer.class);
        application.setAdditionalProfiles("one-port");
        return application.run(arguments.toArray(String[]::new));
    }

    private Map<String, Double> figures() throws InterruptedException {
        Waits quiet = new Waits();
        new Waits().round(-1);
        for (int round = 0; round < QUIET_ROUNDS; round++) {
            quiet.round(round);
        }
        long start = System.nanoTime();
        CompletableFuture<Void> sending = CompletableFuture.runAsync(this::send);
        Waits flooded = new Waits();
        int round = QUIET_ROUNDS;
        while (!sending.isDone() || recorded(flood) < flood.sent()) {
            flooded.round(round);
            round++;
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        sending.join();
        Map<String, Double> figures = new LinkedHashMap<>();
        quiet.put("quiet", figures);
        flooded.put("flood", figures);
        figures.put("flood_s", seconds);
        figures.put("flood_readings_kept", (double) statements());
        return figures;
    }

    private void send() {
        try {
            for (int i = 0; i < REPORTS; i++) {
                flood.queue(
                        yesterday.minusDays(DAYS - 1),
                        random.doubles(DAYS, 90, 110).toArray());
            }
            flood.awaitSent();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long recorded(BenchSender sender) {
        return count("select count(*) from report where unit = :unit", sender);
    }

    private long statements() {
        return count("select count(*) from statement join indicator using (series) where unit = :unit", flood);
    }

    private long judged(BenchSender sender) {
        return count("select count(*) from judged_day join indicator using (series) where unit = :unit", sender);
    }

    private long count(String text, BenchSender sender) {
        return sql.sql(text).param("unit", sender.unit()).query(Long.class).single();
    }

    /** Waits of single readings, in milliseconds. */
    private final class Waits {

        private final List<Double> recorded = new ArrayList<>();
        private final List<Double> judged = new ArrayList<>();

        /** One reading of each other cooperative, one after the other. */
        void round(int number) throws InterruptedException {
            for (BenchSender sender : others) {
                sender.send(yesterday.minusDays(300).plusDays(number), 100);
                long accepted = System.nanoTime();
                recorded.add(millis(accepted, () -> recorded(sender) == sender.sent()));
                judged.add(millis(accepted, () -> judged(sender) == sender.sent()));
            }
        }

        private static double millis(long since, Condition condition) throws InterruptedException {
            while (!condition.holds()) {
                if (System.nanoTime() - since > PATIENCE.toNanos()) {
                    throw new IllegalStateException("a reading did not arrive within " + PATIENCE);
                }
                Thread.sleep(POLL_MILLIS);
            }
            return (System.nanoTime() - since) / 1e6;
        }

        void put(String when, Map<String, Double> figures) {
            put("recorded_" + when, recorded, figures);
            put("judged_" + when, judged, figures);
        }

        private static void put(String name, List<Double> waits, Map<String, Double> figures) {
            double[] sorted = waits.stream().mapToDouble(each -> each).sorted().toArray();
            figures.put(name + "_ms", FilterResults.median(sorted));
            figures.put(name + "_worst_ms", Arrays.stream(sorted).max().orElseThrow());
        }
    }

    private interface Condition {

        boolean holds();
    }
}
