package coop.minga.deploy.check;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The terms of mandates, on a real database. */
@RealServices
final class TermsIntegrationTests {

    @Test
    void lastUntilTheirLastDayEndsWhereTheFederationIsAndNotInGreenwich(TestDatabase database) {
        try (var bakery = new JudgedBakery(database)) {
            var baker = bakery.delegate("baker", JudgedBakery.BAKERY, JudgedBakery.TODAY);
            bakery.clock.move(Duration.ofHours(14));
            assertThat(bakery.access().viewer(baker).roles()).containsOnlyKeys(JudgedBakery.BAKERY);
            bakery.clock.move(Duration.ofHours(2));
            assertThat(bakery.access().viewer(baker).roles()).isEmpty();
        }
    }

    @Test
    void endAtOnceWhenAMandateIsRecalled(TestDatabase database) {
        try (var bakery = new JudgedBakery(database)) {
            var baker = bakery.delegate("baker", JudgedBakery.BAKERY, JudgedBakery.TODAY.plusYears(1));
            assertThat(bakery.access().viewer(baker).roles()).containsOnlyKeys(JudgedBakery.BAKERY);
            bakery.mandates.recall(baker, JudgedBakery.BAKERY, bakery.clock.instant());
            assertThat(bakery.access().viewer(baker).roles()).isEmpty();
        }
    }
}
