package coop.minga.deploy.check;

import java.time.LocalDate;

import coop.minga.analytics.access.AccessLog;
import coop.minga.analytics.access.AccessLogEntry;
import coop.minga.analytics.access.PermissionDeniedException;
import coop.minga.analytics.catalogue.Federations;
import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.clock.SharedFederationClock;
import coop.minga.analytics.datafeed.Datafeeds;
import coop.minga.analytics.people.PersonId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Access to readings on a real database: permissions and log entries. */
@RealServices
final class DatafeedsIntegrationTests {

    private static final LocalDate TODAY = JudgedBakery.TODAY;

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
        federation.state(bread, TODAY, 1000);
        federation.state(milk, TODAY, 70);
    }

    @AfterEach
    void close() {
        federation.close();
    }

    @Test
    void keepClosedReadingsFromSiblingsAndLevelsAboveAndWriteDownWhoTried() {
        for (var unit : new UnitId[] {JudgedBakery.DAIRY, JudgedBakery.SECTOR, JudgedBakery.FEDERATION}) {
            var stranger = delegate(unit);
            assertThatThrownBy(() -> datafeeds().days(stranger, bread.series(), 7))
                    .isInstanceOf(PermissionDeniedException.class)
                    .hasMessageContaining("look at the readings of indicator " + bread.series());
            assertThatThrownBy(() -> datafeeds().require(stranger, bread.series()))
                    .isInstanceOf(PermissionDeniedException.class);
            assertThatThrownBy(() -> datafeeds().revisions(stranger, bread.series(), TODAY, 1))
                    .isInstanceOf(PermissionDeniedException.class);
        }
        assertThat(federation
                        .jdbc
                        .sql("select distinct person from access_denial order by person")
                        .query(String.class)
                        .list())
                .containsExactly("of-dairy", "of-fed", "of-food");
        assertThat(accessLog.of(JudgedBakery.BAKERY)).isEmpty();
    }

    @Test
    void showAUnitWhoFromOutsideLookedAtWhatItHasOpened() {
        var baker = delegate(JudgedBakery.BAKERY);
        var milker = delegate(JudgedBakery.DAIRY);
        assertThat(datafeeds().days(milker, milk.series(), 7).getLast().value()).isEqualTo(70);
        datafeeds().require(baker, milk.series());
        assertThat(accessLog.of(JudgedBakery.DAIRY)).isEmpty();
        assertThat(datafeeds().days(baker, milk.series(), 7).getLast().value()).isEqualTo(70);
        assertThat(accessLog.of(JudgedBakery.DAIRY))
                .containsExactly(new AccessLogEntry(milk.series(), "of-bakery", TODAY, federation.clock.instant()));
        assertThat(federation
                        .jdbc
                        .sql("select count(*) from access_denial")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private PersonId delegate(UnitId unit) {
        return federation.delegate("of-" + unit, unit, TODAY.plusYears(1));
    }

    private Datafeeds datafeeds() {
        var access = federation.access();
        var federations = new Federations(federation.jdbc, federation.clock);
        return new Datafeeds(
                access,
                federation.units,
                federation.indicators,
                federation.readings,
                federation.judgedDays,
                accessLog,
                new SharedFederationClock(federations::clock, federation.clock));
    }
}
