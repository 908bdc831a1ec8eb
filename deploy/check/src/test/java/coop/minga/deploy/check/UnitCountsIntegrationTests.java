package coop.minga.deploy.check;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import coop.minga.analytics.catalogue.Indicator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The counts that the first page reads, against a count of everything, on a real database. */
@RealServices
final class UnitCountsIntegrationTests extends TestBakery {

    @Test
    void readingsVerdictsAlertsAndRetirementsAreCountedWhenTheyChange() {
        var random = new Random(3);
        var cakes = bakery.indicators.of(JudgedBakery.BAKERY).getLast();
        var milk = bakery.indicators.of(JudgedBakery.DAIRY).getFirst();
        for (var indicator : List.of(bread, milk)) {
            bakery.live(indicator, JudgedBakery.TODAY.minusDays(90), JudgedBakery.steady(90));
            assertCountedExactly();
        }
        bakery.live(bread, JudgedBakery.TODAY, 300);
        assertThat(open("fed")).isEqualTo("1 0");
        assertCountedExactly();
        bakery.state(cakes, JudgedBakery.TODAY.minusDays(random.nextInt(9)), 7);
        bakery.state(cakes, JudgedBakery.TODAY.minusDays(20), 8);
        assertCountedExactly();
        bakery.state(milk, JudgedBakery.TODAY.minusDays(1), Double.NaN);
        assertCountedExactly();
        bakery.state(milk, JudgedBakery.TODAY.minusDays(3), Double.NaN);
        bakery.state(milk, JudgedBakery.TODAY.minusDays(2), 5);
        assertCountedExactly();
        bakery.state(milk, JudgedBakery.TODAY.minusDays(1), 6);
        assertCountedExactly();
        bakery.live(bread, JudgedBakery.TODAY, 1000);
        assertThat(open("fed")).isEqualTo("0 0");
        bakery.nameOnly("cakes");
        assertCountedExactly();
        bakery.nameOnly("bread", "cakes");
        assertCountedExactly();
    }

    @Test
    void daysThatAreStatedAndWithdrawnInAnyOrderAreCounted() {
        var random = new Random(5);
        var milk = bakery.indicators.of(JudgedBakery.DAIRY).getFirst();
        for (var batch = 0; batch < 60; batch++) {
            var values = random.doubles(1 + random.nextInt(3))
                    .map(value -> value < 0.6 ? Double.NaN : value)
                    .toArray();
            bakery.state(milk, JudgedBakery.TODAY.minusDays(3 + random.nextInt(7)), values);
            assertCountedExactly();
        }
    }

    @Test
    void aSeriesThatIsWithdrawnThroughoutIsNotReadAgainForEachBatch() {
        var milk = bakery.indicators.of(JudgedBakery.DAIRY).getFirst();
        var withdrawn = new double[30];
        Arrays.fill(withdrawn, Double.NaN);
        bakery.state(milk, JudgedBakery.TODAY.minusDays(30), withdrawn);
        for (var parameters : List.of("of_series integer", "of_series integer, before date")) {
            bakery.jdbc
                    .sql("create or replace function last_valued_day(" + parameters + ") returns date language plpgsql"
                            + " as 'begin raise ''reads earlier days''; end'")
                    .update();
        }
        bakery.state(milk, JudgedBakery.TODAY.minusDays(40), Double.NaN);
        assertThat(lastValuedDay(milk)).isEqualTo("-infinity");
        bakery.state(milk, JudgedBakery.TODAY.minusDays(20), Double.NaN, 6, Double.NaN);
        bakery.state(milk, JudgedBakery.TODAY.minusDays(10), Double.NaN);
        bakery.state(milk, JudgedBakery.TODAY.minusDays(50), 7);
        assertThat(lastValuedDay(milk)).isEqualTo("2026-03-01");
    }

    private String lastValuedDay(Indicator indicator) {
        return bakery.jdbc
                .sql("select valued_day::text from series_reported where series = :series")
                .param("series", indicator.series().value())
                .query(String.class)
                .single();
    }

    @Test
    void anAlertCountsForTheLevelsThatItsUnitMovesTo() {
        open(1);
        bakery.jdbc.sql("update unit set parent = 'fed' where id = 'bakery'").update();
        assertThat(open("food")).isEmpty();
        assertThat(open("fed")).isEqualTo("1 0");
        assertCountedExactly();
    }

    @Test
    void aRolledBackAlertDoesNotCount() {
        bakery.transaction.executeWithoutResult(status -> {
            open(1);
            status.setRollbackOnly();
        });
        assertThat(open("bakery")).isEmpty();
    }

    @Test
    void alertsOfManyUnitsAtOnceAreAllCounted() {
        var siblings = bakery.siblings(8);
        try (var people = Executors.newFixedThreadPool(4)) {
            IntStream.range(0, 40)
                    .mapToObj(number -> people.submit(() -> bakery.transaction.executeWithoutResult(status -> {
                        open(siblings.get(number % 8).series().value(), number);
                        open(siblings.get((number + 3) % 8).series().value(), 100 + number);
                    })))
                    .toList()
                    .forEach(done -> assertThat(done).succeedsWithin(java.time.Duration.ofMinutes(1)));
        }
        assertThat(open("fed")).isEqualTo("80 0");
        assertCountedExactly();
    }

    private void open(int day) {
        open(bread.series().value(), day);
    }

    /** Its direction is the number, since a series has one open alert a direction. */
    private void open(int series, int number) {
        bakery.jdbc.sql("""
                        insert into alert (unit, series, day, onset, kind, direction, polarity, value, median, low, high,
                          surprisal, confidence, state, current_level, opened_at, clock_from)
                        select unit, series, date '2026-03-01' + :number, '2026-03-01', 'LEVEL_STEP', 'DOWN' || :number, 'PAIN',
                          312, 430, 410, 450, 3.3, 0.9, 'OPEN', unit, now(), now() from indicator where series = :series
                        """).param("series", series).param("number", number).update();
    }

    private String open(String unit) {
        return bakery.jdbc
                .sql("select pain || ' ' || pleasure from unit_now where unit = :unit")
                .param("unit", unit)
                .query(String.class)
                .optional()
                .orElse("");
    }

    private void assertCountedExactly() {
        var kept = counts();
        bakery.jdbc.sql("select recount_units()").query().listOfRows();
        assertThat(kept).isEqualTo(counts());
    }

    private List<String> counts() {
        return bakery.jdbc.sql("""
                        select 'reported ' || t::text from unit_reported t where series <> 0
                        union all select 'judged ' || t::text from unit_judged t where series <> 0
                        union all select 'open ' || t::text from unit_now t where pain <> 0 or pleasure <> 0
                        union all select 'last ' || t::text from series_reported t
                        order by 1
                        """).query(String.class).list();
    }
}
