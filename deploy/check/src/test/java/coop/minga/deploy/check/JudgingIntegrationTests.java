package coop.minga.deploy.check;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import coop.minga.ingest.contract.WorkingCalendar;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Judging in parts equals judging from scratch, on a real database (I3). */
@RealServices
final class JudgingIntegrationTests extends TestBakery {

    private static final int HISTORY = 90;
    private static final LocalDate FIRST = JudgedBakery.TODAY.minusDays(HISTORY);

    @Test
    void startsAgainFromTheReadingsWhereAnotherVersionKeptTheSnapshots() {
        live(0, HISTORY);
        bakery.jdbc.sql("update snapshot set state = '\\x00'").update();
        bakery.state(bread, FIRST.plusDays(HISTORY), 1001);
        bakery.judge(bread, FIRST.plusDays(HISTORY));
        bakery.state(bread, FIRST.plusDays(HISTORY - 40), 990);
        bakery.judge(bread, FIRST.plusDays(HISTORY - 40));
        assertThat(bakery.judged(bread)).hasSize(HISTORY + 1).isEqualTo(bakery.judgedFromScratch(bread));
    }

    @Test
    void judgesEveryDayAgainIfAnotherVersionStoredTheSnapshots() {
        live(0, HISTORY);
        bakery.jdbc
                .sql("update snapshot set state = '\\x00000002' || substring(state from 5)")
                .update();
        judgedByAnotherFilter();
        bakery.state(bread, FIRST.plusDays(HISTORY), 1001);
        bakery.judge(bread, FIRST.plusDays(HISTORY));
        assertThat(bakery.judged(bread)).hasSize(HISTORY + 1).isEqualTo(bakery.judgedFromScratch(bread));
    }

    @Test
    void judgesEveryDayAgainIfAnotherVersionJudgedWithoutASnapshot() {
        live(0, 10);
        bakery.jdbc.sql("update series_now set filter_version = 2").update();
        judgedByAnotherFilter();
        bakery.state(bread, FIRST.plusDays(10), 1001);
        bakery.judge(bread, FIRST.plusDays(10));
        assertThat(bakery.judged(bread)).hasSize(11).isEqualTo(bakery.judgedFromScratch(bread));
    }

    @Test
    void judgesDaysOfAnotherVersionAgainWithoutWaitingForAReading() {
        live(0, HISTORY);
        var cakes = bakery.indicators.of(JudgedBakery.BAKERY).getLast();
        bakery.state(cakes, FIRST, 5, 6, 7);
        bakery.judge(cakes, FIRST);
        assertThat(bakery.judgedByAnother()).isEmpty();
        bakery.jdbc
                .sql("update series_now set filter_version = 2 where series = :series")
                .param("series", bread.series().value())
                .update();
        judgedByAnotherFilter();
        assertThat(bakery.judgedByAnother()).containsExactly(bread.series());
        bakery.marks.markWhole(bakery.judgedByAnother());
        assertThat(bakery.judgeMarked()).containsExactly(bread.series());
        assertThat(bakery.judgedByAnother()).isEmpty();
        assertThat(bakery.judged(bread)).hasSize(HISTORY).isEqualTo(bakery.judgedFromScratch(bread));
    }

    @Test
    void judgesTheDaysOfALongGapToo() {
        live(0, HISTORY);
        bakery.state(bread, FIRST.plusDays(HISTORY), 600);
        bakery.judge(bread, FIRST.plusDays(HISTORY));
        bakery.state(bread, FIRST.plusDays(HISTORY + 10), 610, 605);
        bakery.judge(bread, FIRST.plusDays(HISTORY + 10));
        assertThat(bakery.judged(bread)).hasSize(HISTORY + 12).isEqualTo(bakery.judgedFromScratch(bread));
    }

    @Test
    void judgesEveryDayAgainWhenTheCalendarChanges() {
        live(0, HISTORY);
        var before = bakery.judged(bread);
        bakery.describe(new WorkingCalendar(Set.of(DayOfWeek.SUNDAY), new TreeSet<>()), 0.0);
        assertThat(bakery.judgeMarked()).contains(bread.series());
        assertThat(bakery.judged(bread)).isNotEqualTo(before).isEqualTo(bakery.judgedFromScratch(bread));
    }

    @Test
    void judgesEveryDayAgainWhenTheBoundsChange() {
        live(0, HISTORY);
        var before = bakery.judged(bread);
        bakery.describe(WorkingCalendar.EVERY_DAY, 990.0);
        assertThat(bakery.judgeMarked()).containsExactly(bread.series());
        bread = bakery.bread();
        assertThat(bakery.judged(bread)).isNotEqualTo(before).isEqualTo(bakery.judgedFromScratch(bread));
    }

    @Test
    void judgesEveryDayAgainWhenTheTypeChanges() {
        bakery.jdbc
                .sql("update indicator set nature = 'COUNT' where code = 'bread' and unit = 'bakery'")
                .update();
        live(0, HISTORY);
        bakery.describe(WorkingCalendar.EVERY_DAY, 0.0);
        assertThat(bakery.judgeMarked()).containsExactly(bread.series());
        bread = bakery.bread();
        assertThat(bakery.judged(bread)).isEqualTo(bakery.judgedFromScratch(bread));
    }

    @Test
    void refusesAnotherUnitOfMeasureWhereThereAreReadings() {
        live(0, 1);
        assertThatThrownBy(() -> bakery.measure("bread", "g"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("indicator bread of bakery: unit of measure g, expected kg");
        assertThat(bakery.bread().definition().unitOfMeasure()).isEqualTo("kg");
        assertThatCode(() -> bakery.measure("cakes", "g")).doesNotThrowAnyException();
    }

    @Test
    void judgesNoDayAgainWhenTheSameFileIsApplied() {
        live(0, HISTORY);
        bakery.describe(WorkingCalendar.EVERY_DAY, 0.0);
        assertThat(bakery.judgeMarked()).isEmpty();
    }

    @Test
    void judgesAgainFromACorrectionBeforeTheSnapshots() {
        live(0, HISTORY / 2);
        live(HISTORY / 2, HISTORY);
        bakery.state(bread, FIRST.plusDays(20), 500);
        bakery.judge(bread, FIRST.plusDays(20));
        assertThat(bakery.judged(bread)).isEqualTo(bakery.judgedFromScratch(bread));
    }

    @Test
    void judgesFromTheEarliestOfTheDaysThatAreMarked() {
        live(0, HISTORY);
        for (var day : List.of(20, 60)) {
            bakery.state(bread, FIRST.plusDays(day), 500);
            bakery.marks.mark(Map.of(bread.series(), FIRST.plusDays(day)));
        }
        assertThat(bakery.judgeMarked()).containsExactly(bread.series());
        assertThat(bakery.judged(bread)).isEqualTo(bakery.judgedFromScratch(bread));
    }

    /** Makes judged days look like those of another filter version. */
    private void judgedByAnotherFilter() {
        bakery.jdbc
                .sql("update judged_day set median = median + 1, surprisal = 0.5 where series = :series")
                .param("series", bread.series().value())
                .update();
    }

    private void live(int from, int to) {
        var values = JudgedBakery.steady(to);
        bakery.state(bread, FIRST.plusDays(from), Arrays.copyOfRange(values, from, to));
        bakery.judge(bread, FIRST.plusDays(from));
    }
}
