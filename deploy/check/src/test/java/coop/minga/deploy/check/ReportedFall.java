package coop.minga.deploy.check;

import java.time.Duration;
import java.time.LocalDate;

import static org.awaitility.Awaitility.await;

/** A bakery whose agent has reported a fall of its bread yesterday. */
final class ReportedFall {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int DAYS = 120;

    private ReportedFall() {}

    /**
     * Starts a node and the bakery's agent, and waits until everything is judged.
     *
     * @param steady indicators of the bakery that are reported without a fall
     * @return the number of the only alert
     */
    static long of(Installation federation, String... steady) throws Exception {
        federation.startNode();
        var yesterday = LocalDate.now(Cooperative.ZONE).minusDays(1);
        var files = 1 + steady.length;
        try (var bakers = federation.bakery.start()) {
            federation.bakery.drop("bread.csv", new CsvHistory("bread", 1000).fileEndingIn(yesterday, DAYS, 300));
            for (var indicator : steady) {
                federation.bakery.drop(indicator + ".csv", new CsvHistory(indicator, 5000).file(yesterday, DAYS));
            }
            await("arrived")
                    .atMost(PATIENCE)
                    .until(() -> bakers.status().reports().acknowledged() == files);
        }
        await("recorded").atMost(PATIENCE).until(() -> federation.count("statement") == (long) DAYS * files);
        await("judged").atMost(PATIENCE).until(() -> federation.count("dirty_series") == 0);
        return federation.tables().sql("select id from alert").query(Long.class).single();
    }
}
