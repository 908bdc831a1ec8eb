package coop.minga.deploy.check;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;

import coop.minga.analytics.delegate.Access;
import coop.minga.analytics.delegate.Mandate;
import coop.minga.analytics.delegate.Mandates;
import coop.minga.analytics.delegate.People;
import coop.minga.analytics.delegate.Person;
import coop.minga.analytics.delegate.PersonId;
import coop.minga.analytics.delegate.Refusals;
import coop.minga.analytics.delegate.RefusedException;
import coop.minga.analytics.delegate.Role;
import coop.minga.analytics.delegate.Theme;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The terms of mandates, on a real database. */
@RealServices
final class TermsIntegrationTests {

    private static final PersonId BAKER = new PersonId("baker");

    @Test
    void lastUntilTheirLastDayEndsWhereTheFederationIsAndNotInGreenwich(TestDatabase database) {
        try (var bakery = new JudgedBakery(database)) {
            var access = access(bakery, JudgedBakery.TODAY);
            bakery.clock.move(Duration.ofHours(14));
            assertThat(access.viewer(BAKER).roles()).containsOnlyKeys(JudgedBakery.BAKERY);
            bakery.clock.move(Duration.ofHours(2));
            assertThat(access.viewer(BAKER).roles()).isEmpty();
        }
    }

    @Test
    void endAtOnceWhenAMandateIsRecalled(TestDatabase database) {
        try (var bakery = new JudgedBakery(database)) {
            var access = access(bakery, JudgedBakery.TODAY.plusYears(1));
            assertThat(access.viewer(BAKER).roles()).containsOnlyKeys(JudgedBakery.BAKERY);
            new Mandates(bakery.jdbc).recall(BAKER, JudgedBakery.BAKERY, bakery.clock.instant());
            assertThat(access.viewer(BAKER).roles()).isEmpty();
        }
    }

    @Test
    void aRefusalIsWrittenDownOnceADayWithHowOftenItCame(TestDatabase database) {
        try (var bakery = new JudgedBakery(database)) {
            var access = access(bakery, JudgedBakery.TODAY);
            for (var day = 0; day < 2; day++) {
                for (var i = 0; i < 3; i++) {
                    assertThatThrownBy(() -> access.require(false, BAKER, "look at", "alert 7"))
                            .isInstanceOf(RefusedException.class);
                }
                bakery.clock.move(Duration.ofDays(1));
            }
            assertThatThrownBy(() -> access.require(false, BAKER, "look at", "alert 8"))
                    .isInstanceOf(RefusedException.class);
            assertThat(bakery.jdbc
                            .sql("select target || ', ' || times from refusal order by id")
                            .query(String.class)
                            .list())
                    .containsExactly("alert 7, 3", "alert 7, 3", "alert 8, 1");
        }
    }

    private static Access access(JudgedBakery bakery, LocalDate until) {
        var people = new People(bakery.jdbc);
        var mandates = new Mandates(bakery.jdbc);
        people.put(new Person(BAKER, "Baker", "{noop}x", Locale.ENGLISH, Theme.DARK, false));
        mandates.give(new Mandate(BAKER, JudgedBakery.BAKERY, Role.DELEGATE, JudgedBakery.TODAY, until, false));
        return new Access(
                new Refusals(bakery.jdbc, bakery.units, bakery.clock), people, mandates, bakery.units, bakery.clock);
    }
}
