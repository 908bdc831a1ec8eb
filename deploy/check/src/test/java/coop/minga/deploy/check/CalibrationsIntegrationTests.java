package coop.minga.deploy.check;

import java.time.LocalDate;
import java.util.List;

import coop.minga.analytics.access.AccessLog;
import coop.minga.analytics.access.AccessLogEntry;
import coop.minga.analytics.calibration.Calibration;
import coop.minga.analytics.calibration.Calibrations;
import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.people.PersonId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The filter's quality on a real database: counts and their disclosure. */
@RealServices
final class CalibrationsIntegrationTests {

    private static final LocalDate FIRST = JudgedBakery.TODAY.minusDays(99);

    private JudgedBakery federation;
    private AccessLog accessLog;
    private Indicator bread;
    private Indicator milk;

    @BeforeEach
    void describe(TestDatabase database) {
        federation = new JudgedBakery(database);
        accessLog = new AccessLog(federation.jdbc, federation.units, federation.clock);
        bread = federation.bread();
        milk = federation.indicators.of(JudgedBakery.DAIRY).getFirst();
    }

    @AfterEach
    void close() {
        federation.close();
    }

    @Test
    void countTheSameByTheWeekAsByTheDayAlsoAfterACorrection() {
        federation.live(bread, FIRST, JudgedBakery.steady(100));
        assertThat(weeks()).isEqualTo(weeksByTheDay()).isNotEmpty();
        federation.live(bread, FIRST.plusDays(70), 1500);
        assertThat(weeks()).isEqualTo(weeksByTheDay());
    }

    @Test
    void discloseNoClosedUnitsIfTheyAreFew() {
        federation.live(bread, FIRST, JudgedBakery.steady(100));
        federation.live(milk, FIRST, JudgedBakery.steady(100));

        assertThat(seenBy(JudgedBakery.DAIRY).coverages().byUnit())
                .extracting(of -> of.unit().id())
                .containsExactly(JudgedBakery.DAIRY);
        assertThat(seenBy(JudgedBakery.DAIRY).coverages().pooled()).isEqualTo(1);
        assertThat(seenBy(JudgedBakery.DAIRY).coverages().withheld()).isEqualTo(1);
        assertThat(seenBy(JudgedBakery.BAKERY).coverages().byUnit())
                .extracting(of -> of.unit().id())
                .containsExactly(JudgedBakery.BAKERY, JudgedBakery.DAIRY);
        assertThat(seenBy(JudgedBakery.BAKERY).coverages().all().readings())
                .isEqualTo(2 * seenBy(JudgedBakery.DAIRY).coverages().all().readings());
        assertThat(seenBy(JudgedBakery.BAKERY).flags().selfResolved()).isNull();
    }

    @Test
    void areALookAtTheUnitsThatAreNamed() {
        federation.live(milk, FIRST, JudgedBakery.steady(100));
        var baker = federation.access().viewer(delegate(JudgedBakery.BAKERY));

        calibrations().recordLook(baker, calibrations().of(baker, 91));

        assertThat(accessLog.of(JudgedBakery.DAIRY))
                .containsExactly(
                        new AccessLogEntry(milk.series(), "of-bakery", JudgedBakery.TODAY, federation.clock.instant()));
    }

    @Test
    void keepWhatAFlaggedDayWasFirstCalled() {
        var values = JudgedBakery.steady(100);
        values[95] = 3000;
        federation.live(bread, FIRST, values);
        var seen = seenBy(JudgedBakery.BAKERY);

        assertThat(seen.flags().count()).isPositive();
        assertThat(seen.flags().delays()).isNotEmpty();
        assertThat(federation
                        .jdbc
                        .sql("select count(*) from judged_day where flagged and raised is null")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private Calibration seenBy(UnitId unit) {
        return calibrations().of(federation.access().viewer(delegate(unit)), 91);
    }

    private PersonId delegate(UnitId unit) {
        return federation.delegate("of-" + unit, unit, JudgedBakery.TODAY.plusYears(1));
    }

    private Calibrations calibrations() {
        return new Calibrations(federation.jdbc, federation.units, federation.indicators, accessLog, federation.clock);
    }

    private List<String> weeks() {
        return federation
                .jdbc
                .sql(
                        "select week || ' ' || days || ' ' || readings || ' ' || in80 || ' ' || below10 from judged_week order by 1")
                .query(String.class)
                .list();
    }

    private List<String> weeksByTheDay() {
        return federation.jdbc.sql("""
                        select date_trunc('week', day)::date || ' ' || count(*) || ' ' || count(kind) || ' '
                          || count(*) filter (where kind is not null and value >= low80 and value <= high80) || ' '
                          || (2 * count(*) filter (where value < low80) + count(*) filter (where value = low80))
                        from judged_day where median is not null group by date_trunc('week', day) order by 1
                        """).query(String.class).list();
    }
}
