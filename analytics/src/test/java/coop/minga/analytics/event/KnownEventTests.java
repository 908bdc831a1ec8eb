package coop.minga.analytics.event;

import java.time.Instant;
import java.time.LocalDate;

import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.filter.DayInterventions;
import coop.minga.analytics.filter.Intervention;
import coop.minga.analytics.filter.PromisedEffect;
import coop.minga.analytics.filter.result.Direction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KnownEventTests {

    private static final LocalDate FIRST = LocalDate.of(2026, 3, 5);
    private static final Instant WRITTEN = Instant.parse("2026-03-01T12:00:00Z");
    private static final UnitId BAKERY = new UnitId("bakery");
    private static final SeriesId BREAD = new SeriesId(7);
    private static final Intervention STRIKE = new Intervention.Temporary(FIRST, FIRST.plusDays(2), Direction.DOWN);
    private static final Intervention OVEN = new Intervention.Permanent(FIRST, Direction.UP);
    private static final PromisedEffect MORE = new PromisedEffect(FIRST, FIRST.plusDays(30), 0.08, true);

    @Test
    void concernsTheDaysThatItMakesExceptional() {
        var strike = event(BREAD, STRIKE, null);
        assertThat(strike.concerns(FIRST.minusDays(1))).isFalse();
        assertThat(strike.concerns(FIRST)).isTrue();
        assertThat(strike.concerns(FIRST.plusDays(2))).isTrue();
        assertThat(strike.concerns(FIRST.plusDays(3))).isFalse();
    }

    @Test
    void concernsTheDaysOfAdaptationToALastingChange() {
        var oven = event(BREAD, OVEN, null);
        assertThat(oven.concerns(FIRST.minusDays(1))).isFalse();
        assertThat(oven.concerns(FIRST)).isTrue();
        assertThat(oven.concerns(FIRST.plusDays(DayInterventions.ADAPTATION_DAYS - 1)))
                .isTrue();
        assertThat(oven.concerns(FIRST.plusDays(DayInterventions.ADAPTATION_DAYS)))
                .isFalse();
    }

    @Test
    void promisesAnEffectOnlyOfALastingChangeOfOneIndicator() {
        assertThat(event(BREAD, OVEN, MORE).promised()).isEqualTo(MORE);
        assertThatThrownBy(() -> event(BREAD, STRIKE, MORE)).hasMessageStartingWith("event 42: expected");
        assertThatThrownBy(() -> event(null, OVEN, MORE)).hasMessageStartingWith("event 42: expected");
        assertThat(event(null, OVEN, null).series()).isNull();
    }

    @Test
    void isWithdrawnByItsNextVersion() {
        var oven = event(BREAD, OVEN, MORE);
        var withdrawn = oven.withdrawnBy("luis", WRITTEN.plusSeconds(60));
        assertThat(withdrawn)
                .isEqualTo(new KnownEvent(
                        new KnownEvent.Version(42, 4, "luis", WRITTEN.plusSeconds(60), true),
                        oven.scope(),
                        oven.kind(),
                        OVEN,
                        MORE,
                        "because"));
        assertThat(oven.withdrawn()).isFalse();
        assertThat(withdrawn.withdrawn()).isTrue();
    }

    @Test
    void saysWhoWroteItWhenAndOfWhat() {
        var oven = event(BREAD, OVEN, MORE);
        assertThat(oven.id()).isEqualTo(42);
        assertThat(oven.number()).isEqualTo(3);
        assertThat(oven.author()).isEqualTo("ana");
        assertThat(oven.at()).isEqualTo(WRITTEN);
        assertThat(oven.unit()).isEqualTo(BAKERY);
        assertThat(oven.series()).isEqualTo(BREAD);
    }

    private static KnownEvent event(@Nullable SeriesId series, Intervention change, @Nullable PromisedEffect promised) {
        return new KnownEvent(
                new KnownEvent.Version(42, 3, "ana", WRITTEN, false),
                new KnownEvent.Scope(BAKERY, series),
                KnownEvent.Kind.DECISION,
                change,
                promised,
                "because");
    }
}
