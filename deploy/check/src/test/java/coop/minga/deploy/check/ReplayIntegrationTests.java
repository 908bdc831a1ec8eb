package coop.minga.deploy.check;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import coop.minga.analytics.event.KnownEvent;
import coop.minga.analytics.filter.Intervention;
import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.verdict.JudgedDay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A series follows from its readings and can be restored as known on any day (I3). */
@RealServices
final class ReplayIntegrationTests extends TestBakery {

    private static final int HISTORY = 70;
    private static final LocalDate TODAY = JudgedBakery.TODAY;
    private static final LocalDate FIRST = TODAY.minusDays(HISTORY);

    @Test
    void aDayIsKnownWithoutWhatWasCorrectedOrReportedLaterOn() {
        report(FIRST, JudgedBakery.steady(HISTORY));
        var first = stored();
        nextDay();
        report(TODAY.minusDays(9), 1200);
        var corrected = stored();
        nextDay();
        report(TODAY, 700, 1003);
        var late = stored();
        assertThat(List.of(first, corrected, late)).doesNotHaveDuplicates();
        assertThat(asKnownOn(TODAY)).isEqualTo(first);
        assertThat(asKnownOn(TODAY.plusDays(1))).isEqualTo(corrected);
        assertThat(asKnownOn(TODAY.plusDays(2))).isEqualTo(late);
        assertThat(asKnownOn(TODAY.minusDays(1))).isEmpty();
    }

    @Test
    void theDayEndsInTheZoneOfTheUnit() {
        report(FIRST, JudgedBakery.steady(HISTORY));
        var zone = bakery.units.tree().find(bread.unit()).orElseThrow().zone();
        var midnight = TODAY.plusDays(1).atStartOfDay(zone).toInstant();
        bakery.clock.move(Duration.between(bakery.clock.instant(), midnight).minusSeconds(1));
        report(TODAY, 1001);
        var before = stored();
        bakery.clock.move(Duration.ofSeconds(1));
        report(TODAY, 400);
        assertThat(asKnownOn(TODAY)).isEqualTo(before).isNotEqualTo(stored());
    }

    /** The table of pooled quantiles appears halfway; the young series then starts to borrow. */
    @ParameterizedTest
    @ValueSource(longs = {11, 23, 47})
    void comesToTheSameHoweverOftenItWasCorrectedAndAsItWasOnEachDay(long seed) {
        var random = new Random(seed);
        bakery.delegate("baker", bread.unit(), TODAY.plusYears(1));
        report(FIRST, JudgedBakery.steady(HISTORY));
        var known = new TreeMap<LocalDate, List<JudgedDay>>();
        var day = TODAY;
        for (var i = 0; i < 16; i++) {
            if (i == 5) {
                bakery.siblings(10).forEach(each -> {
                    bakery.state(each, FIRST.minusDays(60), JudgedBakery.steady(140));
                    bakery.judge(each, FIRST.minusDays(60));
                });
                assertThat(bakery.poolQuantiles()).isTrue();
            }
            happens(day, random);
            known.put(day, stored());
            nextDay();
            day = day.plusDays(1);
        }
        assertThat(known.lastEntry().getValue()).anyMatch(each -> each.bands().pooled() != null);
        assertThat(bakery.announced.of(bread)).as("seed %d", seed).isNotEmpty();
        known.forEach((then, stored) -> assertThat(asKnownOn(then))
                .as("seed %d, as known on %s", seed, then)
                .isEqualTo(stored));
        assertThat(bakery.judged(bread)).as("seed %d", seed).isEqualTo(bakery.judgedFromScratch(bread));
    }

    /** Perhaps a reading today, and sometimes a late or corrected one. */
    private void happens(LocalDate day, Random random) {
        if (random.nextInt(4) > 0) {
            report(day, random.nextInt(8) == 0 ? 700 : 1000 + 20 * random.nextGaussian());
        }
        if (random.nextBoolean()) {
            report(day.minusDays(1 + random.nextInt(HISTORY)), 1000 + 60 * random.nextGaussian());
        }
        if (random.nextInt(4) == 0) {
            announce(day.minusDays(random.nextInt(10)));
        }
    }

    /** Announces a strike afterwards. */
    private void announce(LocalDate day) {
        bakery.announced.add(new KnownEvent(
                new KnownEvent.Version(bakery.announced.next(), 1, "baker", bakery.clock.instant(), false),
                new KnownEvent.Scope(bread.unit(), bread.series()),
                KnownEvent.Kind.STRIKE,
                new Intervention.Temporary(day, day, Direction.DOWN),
                null,
                "The drivers strike"));
        bakery.marks.mark(Map.of(bread.series(), day));
        bakery.judgeMarked();
    }

    private void report(LocalDate first, double... values) {
        bakery.state(bread, first, values);
        bakery.marks.mark(Map.of(bread.series(), first));
        bakery.judgeMarked();
    }

    private void nextDay() {
        bakery.clock.move(Duration.ofDays(1));
    }

    private List<JudgedDay> stored() {
        return bakery.judgedDays.between(bread.series(), FIRST.minusYears(1), TODAY.plusYears(1));
    }

    private List<JudgedDay> asKnownOn(LocalDate day) {
        return List.copyOf(bakery.asKnownOn(day, bread).values());
    }
}
