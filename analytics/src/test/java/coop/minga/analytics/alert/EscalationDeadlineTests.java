package coop.minga.analytics.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;

import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.SampleUnits;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.ingest.contract.GoodDirection;
import coop.minga.ingest.contract.IndicatorCode;
import coop.minga.ingest.contract.IndicatorDefinition;
import coop.minga.ingest.contract.IndicatorType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EscalationDeadlineTests {

    private static final Unit BAKERY = SampleUnits.bakery();

    @Test
    void runsThroughOpenDays() {
        assertThat(EscalationDeadline.deadline(local("2026-11-23T10:00"), Duration.ofDays(2), BAKERY))
                .isEqualTo(local("2026-11-25T10:00"));
    }

    @Test
    void standsStillOnTheRestDay() {
        assertThat(EscalationDeadline.deadline(local("2026-11-21T10:00"), Duration.ofDays(1), BAKERY))
                .isEqualTo(local("2026-11-23T10:00"));
    }

    @Test
    void standsStillOnAClosure() {
        assertThat(EscalationDeadline.deadline(local("2026-12-24T18:00"), Duration.ofHours(12), BAKERY))
                .isEqualTo(local("2026-12-26T06:00"));
    }

    @Test
    void startsWithTheNextOpenDayWhenOpenedOnARestDay() {
        assertThat(EscalationDeadline.deadline(local("2026-11-22T15:00"), Duration.ofHours(3), BAKERY))
                .isEqualTo(local("2026-11-23T03:00"));
    }

    @Test
    void gainsNoHourWhenSummerTimeBegins() {
        var before = local("2026-09-05T12:00");
        assertThat(Duration.between(before, EscalationDeadline.deadline(before, Duration.ofHours(12), BAKERY)))
                .isEqualTo(Duration.ofHours(12));
    }

    @Test
    void hasNoDeadlineAtTheRoot() {
        var bread = new Indicator(
                new SeriesId(7),
                BAKERY.id(),
                new IndicatorDefinition(
                        new IndicatorCode("bread"),
                        Map.of("en", "Bread baked"),
                        new IndicatorDefinition.Measure("kg", Map.of()),
                        IndicatorType.FLOW,
                        GoodDirection.UP,
                        IndicatorDefinition.PossibleRange.NONE,
                        Duration.ofHours(3)),
                null);
        var from = local("2026-11-23T10:00");
        assertThat(EscalationDeadline.deadline(bread, SampleUnits.federation(), from))
                .isNull();
        assertThat(EscalationDeadline.deadline(bread, SampleUnits.sector(), from))
                .isEqualTo(local("2026-11-23T13:00"));
    }

    @Test
    void countsNoTimeOfARestDay() {
        var from = local("2026-11-21T10:00");
        assertThat(EscalationDeadline.workingTime(from, local("2026-11-21T12:30"), BAKERY))
                .isEqualTo(Duration.ofMinutes(150));
        assertThat(EscalationDeadline.workingTime(from, local("2026-11-22T18:00"), BAKERY))
                .isEqualTo(Duration.ofHours(14));
        assertThat(EscalationDeadline.workingTime(from, local("2026-11-23T01:00"), BAKERY))
                .isEqualTo(Duration.ofHours(15));
        assertThat(EscalationDeadline.workingTime(from, from, BAKERY)).isZero();
    }

    private static Instant local(String time) {
        return LocalDateTime.parse(time).atZone(SampleUnits.ZONE).toInstant();
    }
}
