package coop.minga.deploy.check;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;

import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.series.WaitingSeries;
import coop.minga.analytics.watch.JudgingBounds;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever one unit corrects, the others have their turn (I4). */
@RealServices
final class FairShareIntegrationTests extends BakeryOfATest {

    private static final LocalDate TODAY = JudgedBakery.TODAY;
    private static final int MANY = 100_000;
    private static final int AT_ONCE = 256;

    @Test
    void unitsTakeTurnsHoweverManyMarksOneOfThemHas() {
        var others = bakery.siblings(50).stream().map(Indicator::series).toList();
        markMany(JudgedBakery.BAKERY);
        bakery.marks.markWhole(others);
        bakery.jdbc.sql("analyze").update();
        var waiting = bakery.marks.waiting(null, AT_ONCE);
        assertThat(waiting.subList(0, 51)).extracting(WaitingSeries::series).containsAll(others);
        assertThat(waiting.subList(51, waiting.size()))
                .extracting(WaitingSeries::unit)
                .containsOnly(JudgedBakery.BAKERY);
        assertThat(bakery.marks.waiting(JudgedBakery.BAKERY, AT_ONCE).subList(0, 50))
                .extracting(WaitingSeries::series)
                .containsExactlyInAnyOrderElementsOf(others);
        assertThat(bakery.marks.waiting(new UnitId("bakery-9"), 51).getFirst().unit())
                .isEqualTo(JudgedBakery.BAKERY);
    }

    @Test
    void aNewDayIsJudgedByWhatIsKeptWhileAnOldCorrectionOfItsSeriesWaits() {
        bakery.live(bread, TODAY.minusDays(90), JudgedBakery.steady(90));
        bakery.state(bread, TODAY.minusDays(80), 500);
        bakery.state(bread, TODAY, 1001);
        bakery.marks.mark(Map.of(bread.series(), TODAY.minusDays(80)));
        var judging = bakery.judging(new JudgingBounds(50, Duration.ofMinutes(1)), series -> {});
        var before = bakery.judged(bread);
        judging.judgeChanged(bakery.units::tree);
        assertThat(bakery.judged(bread))
                .hasSize(91)
                .startsWith(before.subList(0, 87).toArray(String[]::new));
        assertThat(bakery.waiting(10)).isEmpty();
        assertThat(bakery.waitingReplays()).containsExactly(bread.series());
        assertThat(judging.replay(bakery.units::tree)).isTrue();
        assertThat(bakery.marks.count()).isZero();
        assertThat(bakery.judged(bread)).isEqualTo(bakery.judgedFromScratch(bread));
    }

    /** As many series of a unit as no federation has, each with a mark. */
    private void markMany(UnitId unit) {
        bakery.jdbc.sql("""
                        insert into indicator (unit, code, names, measure, measure_names, nature, good_direction, recovery_hours)
                        select :unit, 'code' || number, '{}', 'kg', '{}', 'FLOW', 'UP', 24 from generate_series(1, :many) as number
                        """).param("unit", unit.value()).param("many", MANY).update();
        bakery.jdbc.sql("""
                        insert into dirty_series (series, unit, from_day) select series, unit, :day from indicator
                        where unit = :unit and code like 'code%'
                        """).param("unit", unit.value()).param("day", TODAY).update();
    }
}
