package coop.minga.deploy.check;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import coop.minga.analytics.series.Reading;
import coop.minga.analytics.series.Readings;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Readings from statements, on a real database. */
@RealServices
final class ReadingsIntegrationTests extends TestBakery {

    private static final LocalDate MONDAY = JudgedBakery.TODAY.minusDays(4);

    @Test
    void areReturnedAsKnownThen() {
        bakery.state(bread, MONDAY, 100, 110);
        var monday = bakery.clock.instant();
        bakery.clock.move(Duration.ofHours(24));
        bakery.state(bread, MONDAY.plusDays(1), 115, 120);
        var tuesday = bakery.clock.instant();
        assertThat(asKnownAt(monday.minusMillis(1))).isEmpty();
        assertThat(asKnownAt(monday)).containsExactly(100.0, 110.0);
        assertThat(asKnownAt(tuesday.minusMillis(1))).containsExactly(100.0, 110.0);
        assertThat(asKnownAt(tuesday)).containsExactly(100.0, 115.0, 120.0);
    }

    @Test
    void areOneRowADayHoweverOftenTheDayWasStated() {
        for (var times = 1; times <= 40; times++) {
            bakery.state(bread, MONDAY, times, 100 + times / 2, 200);
        }
        var later = MONDAY.plusDays(7);
        var readings = readingsOfAtMost(3);
        assertThat(readings.between(bread.series(), MONDAY, later).values()).containsExactly(40.0, 120.0, 200.0);
        assertThat(readings.asKnownAt(bakery.clock.instant(), bread.series(), MONDAY, later)
                        .values())
                .containsExactly(40.0, 120.0, 200.0);
        assertThat(readings.revisedBetween(bread.series(), MONDAY, later).values())
                .extracting(Reading::value, Reading::revision)
                .containsExactly(tuple(40.0, 39), tuple(120.0, 20), tuple(200.0, 0));
    }

    @Test
    void areTheLatestInTheOrderOfTheStreamWhereTheTimesAreEqual() {
        bakery.state(bread, MONDAY, 1);
        bakery.state(bread, MONDAY, 2);
        bakery.state(bread, MONDAY, 3);
        bakery.jdbc
                .sql("update report set sequence = case sequence when 1 then 9 else sequence end")
                .update();
        bakery.jdbc.sql("update statement set stated_at = '2026-01-02'").update();
        assertThat(bakery.readings.between(bread.series(), MONDAY, MONDAY).values())
                .containsExactly(1.0);
        assertThat(asKnownAt(bakery.clock.instant())).containsExactly(1.0);
        assertThat(bakery.readings
                        .revisedBetween(bread.series(), MONDAY, MONDAY)
                        .values())
                .extracting(Reading::value, Reading::revision)
                .containsExactly(tuple(1.0, 2));
    }

    @Test
    void giveTheRevisionsOfADayPageByPage() {
        for (var value : List.of(5, 5, 6, 7, 7, 8)) {
            bakery.state(bread, MONDAY, value);
        }
        assertThat(revisionsBefore(Integer.MAX_VALUE)).containsExactly(tuple(7.0, 2), tuple(8.0, 3));
        assertThat(revisionsBefore(2)).containsExactly(tuple(5.0, 0), tuple(6.0, 1));
        assertThat(revisionsBefore(0)).isEmpty();
    }

    /** Reads no more rows from the database than this, in any query. */
    private Readings readingsOfAtMost(int rows) {
        var transactions = (JdbcTransactionManager) Objects.requireNonNull(bakery.transaction.getTransactionManager());
        var template = new JdbcTemplate(Objects.requireNonNull(transactions.getDataSource()));
        template.setMaxRows(rows);
        return new Readings(JdbcClient.create(template));
    }

    private List<Tuple> revisionsBefore(int revision) {
        return readingsOfAtMost(2).revisions(bread.series(), MONDAY, revision, 2).stream()
                .map(reading -> tuple(reading.value(), reading.revision()))
                .toList();
    }

    private List<Double> asKnownAt(Instant then) {
        return List.copyOf(bakery.readings
                .asKnownAt(then, bread.series(), MONDAY, MONDAY.plusDays(7))
                .values());
    }
}
