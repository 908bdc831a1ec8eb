package coop.minga.analytics.series;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.series.StatedDay.Decision;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StatedDayTests {

    private static final int MOST = 10;
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    private final StatedDay day = new StatedDay(MOST);

    @Test
    void storesDifferentValuesUpToTheBound() {
        fill();
        assertThat(day.add(row(MOST, MOST))).isEqualTo(Decision.REFUSE);
        assertThat(day.add(row(0, 99))).isEqualTo(Decision.REFUSE);
    }

    @Test
    void repetitionsUseUpNoPlaceOfACorrection() {
        for (var second = 0; second < 5 * MOST; second++) {
            assertThat(day.add(row(second, 7))).isNotEqualTo(Decision.REFUSE);
        }
        assertThat(day.add(row(5 * MOST, 8))).isEqualTo(Decision.STORE);
    }

    @Test
    void aRepetitionOfTheLastPossibleValueIsNotRefused() {
        fill();
        assertThat(day.add(row(MOST + 1, MOST - 1))).isEqualTo(Decision.REPEAT);
        assertThat(day.add(row(MOST + 2, MOST - 1))).isEqualTo(Decision.REPLACE);
        assertThat(day.add(row(MOST + 3, MOST))).isEqualTo(Decision.REFUSE);
    }

    @Test
    void anEarlierStatementOfTheSameValueIsNoRepetition() {
        day.add(row(5, 7));
        assertThat(day.add(row(3, 7))).isEqualTo(Decision.STORE);
        assertThat(day.add(row(5, 7))).isEqualTo(Decision.STORE);
        assertThat(day.add(row(5, 8))).isEqualTo(Decision.STORE);
        assertThat(day.add(row(6, 8))).isEqualTo(Decision.STORE);
    }

    @Test
    void aLoadedDayDecidesAsTheOneThatStoredItsStatements() {
        var random = new Random(3);
        for (var round = 0; round < 500; round++) {
            var stored = new ArrayList<StatementRow>();
            var kept = new StatedDay(MOST);
            for (var second = 1; second <= 30; second++) {
                var row = row(second, random.nextInt(2));
                var decision = kept.add(row);
                assertThat(loaded(stored).add(row)).isEqualTo(decision);
                if (decision == Decision.REPLACE) {
                    stored.removeLast();
                }
                if (decision != Decision.REFUSE) {
                    stored.add(row);
                }
            }
            assertThat(stored).hasSizeLessThanOrEqualTo(MOST + 1);
        }
    }

    private void fill() {
        for (var second = 0; second < MOST; second++) {
            assertThat(day.add(row(second, second))).isEqualTo(Decision.STORE);
        }
    }

    /** From the two latest, as the database gives them. */
    private static StatedDay loaded(List<StatementRow> stored) {
        var day = new StatedDay(MOST);
        stored.reversed().stream().limit(2).forEach(row -> day.load(row, Math.min(stored.size(), MOST)));
        return day;
    }

    private static StatementRow row(int second, double value) {
        return new StatementRow(new SeriesId(1), LocalDate.of(2026, 3, 9), NOON.plusSeconds(second), second, value);
    }
}
