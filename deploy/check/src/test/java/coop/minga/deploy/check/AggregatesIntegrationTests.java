package coop.minga.deploy.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import coop.minga.analytics.access.AccessLog;
import coop.minga.analytics.access.PermissionDeniedException;
import coop.minga.analytics.aggregate.Aggregate;
import coop.minga.analytics.aggregate.AggregateDay;
import coop.minga.analytics.aggregate.Aggregates;
import coop.minga.analytics.aggregate.DisclosureStatus;
import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.people.PersonId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Sums of a sector and a federation on a real database: disclosure, and no effect on judging. */
@RealServices
final class AggregatesIntegrationTests {

    private static final LocalDate TODAY = JudgedBakery.TODAY;
    private static final LocalDate YESTERDAY = TODAY.minusDays(1);
    private static final int HISTORY = 100;

    private JudgedBakery federation;

    @BeforeEach
    void describe(TestDatabase database) {
        federation = new JudgedBakery(database);
    }

    @AfterEach
    void close() {
        federation.close();
    }

    @Test
    void discloseTheSumOfAllReportsWithItsForecastAndAWeekAhead() {
        var shops = shops(6, JudgedBakery.SECTOR);
        var expected =
                shops.stream().mapToDouble(shop -> reading(shop, YESTERDAY)).sum();
        var days = days(delegate(JudgedBakery.SECTOR), JudgedBakery.SECTOR, shops.getFirst());
        var yesterday = on(days, YESTERDAY);
        assertThat(yesterday.value()).isEqualTo(expected);
        assertThat(yesterday.units()).isEqualTo(6);
        var band = yesterday.band();
        assertThat(band).isNotNull();
        if (band != null) {
            assertThat(band.central99().contains(expected)).isTrue();
            assertThat(band.central99().high() - band.central99().low()).isLessThan(400);
        }
        assertThat(days.getLast().day()).isEqualTo(YESTERDAY.plusDays(7));
        assertThat(days.stream().filter(day -> day.state() == AggregateDay.State.AHEAD))
                .hasSize(7)
                .allSatisfy(day -> assertThat(day.band()).isNotNull());
    }

    @Test
    void discloseNoSumOfADayUntilEveryUnitHasReported() {
        var shops = shops(7, JudgedBakery.SECTOR);
        federation
                .jdbc
                .sql("delete from judged_day where day = :day and series = :series")
                .param("day", YESTERDAY)
                .param("series", shops.getFirst().series().value())
                .update();
        var days = days(delegate(JudgedBakery.SECTOR), JudgedBakery.SECTOR, shops.getFirst());
        assertThat(on(days, YESTERDAY).value()).isNull();
        assertThat(on(days, YESTERDAY).state()).isEqualTo(AggregateDay.State.WITHHELD);
        assertThat(on(days, YESTERDAY.minusDays(1)).value()).isNotNull();
    }

    /** The difference of both sums would reveal the unit beside the sector. */
    @Test
    void discloseNoSumFromWhichAWithheldOneCouldBeComputed() {
        var shops = shops(5, JudgedBakery.SECTOR);
        var above = delegate(JudgedBakery.FEDERATION);
        assertThat(disclosure(above, JudgedBakery.FEDERATION)).isEqualTo(DisclosureStatus.DISCLOSED);
        shop("lonely", JudgedBakery.FEDERATION, "CLOSED", 1000);
        assertThat(disclosure(above, JudgedBakery.SECTOR)).isEqualTo(DisclosureStatus.DISCLOSED);
        assertThat(disclosure(above, JudgedBakery.FEDERATION)).isEqualTo(DisclosureStatus.REMAINDER);
        assertThat(totals().days(
                                above, JudgedBakery.FEDERATION, shops.getFirst().series(), 28))
                .isEmpty();
    }

    /** Without the retired unit the difference would reveal its readings. */
    @Test
    void keepInTheDaysBeforeAUnitThatTheCatalogueNoLongerNames() {
        var shops = shops(6, JudgedBakery.SECTOR);
        var person = delegate(JudgedBakery.SECTOR);
        var before = on(days(person, JudgedBakery.SECTOR, shops.getFirst()), YESTERDAY);
        federation
                .jdbc
                .sql("update indicator set retired_on = :day where series = :series")
                .param("day", TODAY)
                .param("series", shops.getLast().series().value())
                .update();
        var days = days(person, JudgedBakery.SECTOR, shops.getFirst());
        assertThat(on(days, YESTERDAY).value()).isEqualTo(before.value());
        assertThat(days.getLast().units()).isEqualTo(5);
        assertThat(totals().at(person, JudgedBakery.SECTOR))
                .extracting(Aggregate::units)
                .containsOnly(5);
    }

    @Test
    void discloseNoSumFromWhichAViewerCouldSubtractTheirOwn() {
        var shops = shops(5, JudgedBakery.SECTOR);
        assertThat(disclosure(delegate(JudgedBakery.SECTOR), JudgedBakery.SECTOR))
                .isEqualTo(DisclosureStatus.DISCLOSED);
        assertThat(disclosure(delegate(shops.getFirst().unit()), JudgedBakery.SECTOR))
                .isEqualTo(DisclosureStatus.REMAINDER);
        shop("sixth", JudgedBakery.SECTOR, "CLOSED", 1000);
        assertThat(disclosure(delegate(shops.getFirst().unit()), JudgedBakery.SECTOR))
                .isEqualTo(DisclosureStatus.DISCLOSED);
    }

    @Test
    void discloseNoSumOfADayWithOneUnitOverHalf() {
        var shops = shops(5, JudgedBakery.SECTOR);
        shop("giant", JudgedBakery.SECTOR, "CLOSED", 9000);
        var days = days(delegate(JudgedBakery.SECTOR), JudgedBakery.SECTOR, shops.getFirst());
        assertThat(days).allSatisfy(day -> {
            assertThat(day.value()).isNull();
            assertThat(day.band()).isNull();
        });
    }

    @Test
    void reportTooFewUnitsToTheirMembersAndNothingToOthers() {
        var shops = shops(4, JudgedBakery.SECTOR);
        assertThat(disclosure(delegate(JudgedBakery.SECTOR), JudgedBakery.SECTOR))
                .isEqualTo(DisclosureStatus.TOO_FEW);
        federation.jdbc.sql("""
                        insert into unit (id, parent, kind, name, zone, rest_days, closures, deadline, openness)
                        values ('elsewhere', 'fed', 'SECTOR', 'Elsewhere', 'UTC', '{}', '{}', '12:00', 'CLOSED')
                        """).update();
        var stranger = delegate(new UnitId("elsewhere"));
        assertThat(totals().at(stranger, JudgedBakery.SECTOR)).isEmpty();
        assertThatThrownBy(() -> totals().days(
                                stranger, JudgedBakery.SECTOR, shops.getFirst().series(), 28))
                .isInstanceOf(PermissionDeniedException.class);
        assertThat(federation
                        .jdbc
                        .sql("select person from access_denial")
                        .query(String.class)
                        .list())
                .containsExactly("of-elsewhere");
    }

    @Test
    void readNothingOlderThanWhatThePageShowsIsLearnedFrom() {
        var shops = shops(5, JudgedBakery.SECTOR, 540);
        var person = delegate(JudgedBakery.SECTOR);
        var before = days(person, JudgedBakery.SECTOR, shops.getFirst());
        assertThat(before)
                .filteredOn(day -> day.state() == AggregateDay.State.DISCLOSED)
                .hasSize(28)
                .allSatisfy(day -> assertThat(day.band()).isNotNull());
        federation
                .jdbc
                .sql("update judged_day set kind = 'not to be read' where day < :day")
                .param("day", YESTERDAY.minusDays(27 + 120 + 364))
                .update();
        assertThatCode(() -> days(person, JudgedBakery.SECTOR, shops.getFirst()))
                .as("what cannot be read is not read")
                .doesNotThrowAnyException();
        assertThat(days(person, JudgedBakery.SECTOR, shops.getFirst())).isEqualTo(before);
    }

    @Test
    void sayThatTheyAreOfMoreUnitsThanAreAddedUp() {
        federation.jdbc.sql("""
                        insert into unit (id, parent, kind, name, zone, rest_days, closures, deadline, openness)
                        select 'stall' || number, 'food', 'COOPERATIVE', 'Stall', 'UTC', '{}', '{}', '12:00', 'CLOSED'
                        from generate_series(1, :most) number
                        """).param("most", Aggregates.MOST_COMPONENTS).update();
        federation.jdbc.sql("""
                        insert into indicator (unit, code, names, measure, measure_names, nature, good_direction, lowest,
                                               recovery_hours)
                        select id, 'sales', '{"en": "Sales"}', '{CLP}', '{}', 'FLOW', 'UP', 0, 24
                        from unit where id like 'stall%'
                        """).update();
        var person = delegate(JudgedBakery.SECTOR);
        assertThat(disclosure(person, JudgedBakery.SECTOR)).isEqualTo(DisclosureStatus.DISCLOSED);
        var shop = shop("one-more", JudgedBakery.SECTOR, "CLOSED", 1000);
        assertThat(disclosure(person, JudgedBakery.SECTOR)).isEqualTo(DisclosureStatus.TOO_MANY);
        assertThat(days(person, JudgedBakery.SECTOR, shop)).isEmpty();
    }

    /** Promise I4: sums only read. They create and change no verdict, snapshot, mark or alert. */
    @Test
    void changeNothingThatIsJudged() {
        var shops = shops(6, JudgedBakery.SECTOR);
        var before = everything(shops);
        days(delegate(JudgedBakery.SECTOR), JudgedBakery.SECTOR, shops.getFirst());
        assertThat(everything(shops)).isEqualTo(before);
    }

    private List<String> everything(List<Indicator> shops) {
        var found = new ArrayList<String>();
        for (var shop : shops) {
            found.addAll(federation.judged(shop));
            found.add(federation.snapshotDays(shop).toString());
        }
        for (var table : List.of("series_now", "dirty_series", "alert")) {
            found.addAll(federation
                    .jdbc
                    .sql("select t::text from " + table + " t order by 1")
                    .query(String.class)
                    .list());
        }
        return found;
    }

    private List<Indicator> shops(int count, UnitId above) {
        return shops(count, above, HISTORY);
    }

    private List<Indicator> shops(int count, UnitId above, int history) {
        var shops = new ArrayList<Indicator>();
        for (var number = 0; number < count; number++) {
            shops.add(shop("shop" + number, above, "CLOSED", 1000, history));
        }
        return shops;
    }

    private Indicator shop(String id, UnitId above, String openness, double level) {
        return shop(id, above, openness, level, HISTORY);
    }

    private Indicator shop(String id, UnitId above, String openness, double level, int history) {
        federation
                .jdbc
                .sql("""
                        insert into unit (id, parent, kind, name, zone, rest_days, closures, deadline, openness)
                        values (:id, :above, 'COOPERATIVE', :id, 'UTC', '{}', '{}', '12:00', :openness)
                        """)
                .param("id", id)
                .param("above", above.value())
                .param("openness", openness)
                .update();
        federation.jdbc.sql("""
                        insert into indicator (unit, code, names, measure, measure_names, nature, good_direction, lowest,
                                               recovery_hours)
                        values (:id, 'sales', '{"en": "Sales"}', '{CLP}', '{}', 'FLOW', 'UP', 0, 24)
                        """).param("id", id).update();
        var shop = federation.indicators.of(new UnitId(id)).getFirst();
        var random = new Random(id.hashCode());
        federation.state(
                shop,
                TODAY.minusDays(history),
                random.doubles(history).map(noise -> level + 40 * (noise - 0.5)).toArray());
        federation.judge(shop, TODAY.minusDays(history));
        return shop;
    }

    private double reading(Indicator shop, LocalDate day) {
        return federation.readings.between(shop.series(), day, day).firstEntry().getValue();
    }

    private DisclosureStatus disclosure(PersonId person, UnitId level) {
        return totals().at(person, level).stream()
                .filter(sum -> sum.indicator().definition().code().value().equals("sales"))
                .map(Aggregate::disclosure)
                .findFirst()
                .orElseThrow();
    }

    private List<AggregateDay> days(PersonId person, UnitId level, Indicator one) {
        return totals().days(person, level, one.series(), 28);
    }

    private static AggregateDay on(List<AggregateDay> days, LocalDate day) {
        return days.stream().filter(each -> each.day().equals(day)).findFirst().orElseThrow();
    }

    private PersonId delegate(UnitId unit) {
        return federation.delegate("of-" + unit, unit, TODAY.plusYears(1));
    }

    private Aggregates totals() {
        return new Aggregates(
                federation.access(),
                federation.units,
                federation.indicators,
                federation.judgedDays,
                federation.judge,
                new AccessLog(federation.jdbc, federation.units, federation.clock),
                federation.clock);
    }
}
