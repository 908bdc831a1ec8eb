package coop.minga.deploy.check;

import java.time.Duration;

import coop.minga.analytics.access.PermissionDeniedException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Terms of mandates on a real database. */
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

    @Test
    void aRefusalIsWrittenDownOnceADayWithHowOftenItCame(TestDatabase database) {
        try (var bakery = new JudgedBakery(database)) {
            var baker = bakery.delegate("baker", JudgedBakery.BAKERY, JudgedBakery.TODAY);
            var access = bakery.access();
            for (var day = 0; day < 2; day++) {
                for (var i = 0; i < 3; i++) {
                    assertThatThrownBy(() -> access.require(false, baker, "look at", "alert 7"))
                            .isInstanceOf(PermissionDeniedException.class);
                }
                bakery.clock.move(Duration.ofDays(1));
            }
            assertThatThrownBy(() -> access.require(false, baker, "look at", "alert 8"))
                    .isInstanceOf(PermissionDeniedException.class);
            assertThat(bakery.jdbc
                            .sql("select target || ', ' || times from access_denial order by id")
                            .query(String.class)
                            .list())
                    .containsExactly("alert 7, 3", "alert 7, 3", "alert 8, 1");
        }
    }
}
