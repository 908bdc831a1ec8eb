package coop.minga.deploy.check;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** An alert that ends while its unit moves is listed below the units that are above it afterwards. */
@RealServices
final class MovedUnitsIntegrationTests extends TestBakery {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @BeforeEach
    void raiseAnAlert() {
        bakery.jdbc.sql("""
                        insert into alert (unit, series, day, onset, kind, direction, polarity, value, median, low, high,
                          surprisal, confidence, state, current_level, opened_at, clock_from)
                        select unit, series, date '2026-03-19', '2026-03-19', 'LEVEL_STEP', 'DOWN', 'PAIN', 312, 430, 410, 450,
                          3.3, 0.9, 'OPEN', unit, now(), now() from indicator where series = :series
                        """).param("series", bread.series().value()).update();
    }

    @Test
    void aUnitMovesWhileItsAlertEnds() {
        assertThat(during(this::end, this::move)).succeedsWithin(PATIENCE);
        assertThat(listedBelow()).containsExactly("bakery", "fed");
    }

    @Test
    void anAlertEndsWhileItsUnitMoves() {
        assertThat(during(this::move, this::end)).succeedsWithin(PATIENCE);
        assertThat(listedBelow()).containsExactly("bakery", "fed");
    }

    /** Commits the first act when the second waits for its lock in another thread, or is done. */
    private CompletableFuture<Void> during(Runnable first, Runnable second) {
        var running = bakery.transaction.execute(status -> {
            first.run();
            var other = CompletableFuture.runAsync(
                    () -> bakery.transaction.executeWithoutResult(inOther -> second.run()),
                    task -> Thread.ofVirtual().start(task));
            await().until(() -> waitsForALock() || other.isDone());
            return other;
        });
        return Objects.requireNonNull(running);
    }

    private boolean waitsForALock() {
        return bakery.jdbc.sql("""
                        select exists (select from pg_stat_activity
                                       where datname = current_database() and wait_event_type = 'Lock')
                        """).query(Boolean.class).single();
    }

    private void end() {
        bakery.jdbc
                .sql("update alert set state = 'RECOVERED', closed_at = now()")
                .update();
    }

    /** Runs the triggers of the commit, which hold their lock until it ends. */
    private void move() {
        bakery.jdbc.sql("update unit set parent = 'fed' where id = 'bakery'").update();
        bakery.jdbc.sql("set constraints all immediate").update();
    }

    private List<String> listedBelow() {
        return bakery.jdbc
                .sql("select below from ended_alert order by below")
                .query(String.class)
                .list();
    }
}
