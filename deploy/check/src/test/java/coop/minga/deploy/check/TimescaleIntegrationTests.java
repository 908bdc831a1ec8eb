package coop.minga.deploy.check;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Migrations use TimescaleDB where present. A strict run requires it. */
@RealServices(RequiredService.TIMESCALE)
final class TimescaleIntegrationTests {

    @Test
    void whatGrowsByTheDayLiesInHypertables(TestDatabase database) {
        try (var bakery = new JudgedBakery(database)) {
            bakery.state(bakery.bread(), JudgedBakery.TODAY, 100);
            assertThat(bakery.jdbc
                            .sql("select hypertable_name from timescaledb_information.hypertables order by 1")
                            .query(String.class)
                            .list())
                    .containsExactly("judged_day", "statement");
            assertThat(bakery.jdbc
                            .sql(
                                    "select count(*) from timescaledb_information.chunks where hypertable_name = 'statement'")
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);
        }
    }
}
