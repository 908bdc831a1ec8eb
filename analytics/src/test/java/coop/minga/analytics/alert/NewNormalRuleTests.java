package coop.minga.analytics.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.catalogue.UnitKind;
import coop.minga.analytics.catalogue.UnitTree;
import coop.minga.analytics.catalogue.Visibility;
import coop.minga.analytics.filter.result.Classification;
import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.filter.result.Interval;
import coop.minga.analytics.filter.result.VerdictKind;
import coop.minga.ingest.contract.GoodDirection;
import coop.minga.ingest.contract.IndicatorCode;
import coop.minga.ingest.contract.IndicatorDefinition;
import coop.minga.ingest.contract.IndicatorType;
import coop.minga.ingest.contract.WorkingCalendar;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class NewNormalRuleTests {

    @ParameterizedTest
    @CsvSource({
        "false, bakery, bakery, bakery",
        "false, bakery, food, food",
        "false, bakery, federation, federation",
        "true, bakery, bakery, food",
        "true, bakery, food, food",
        "true, bakery, federation, federation",
        "true, federation, federation, federation"
    })
    void isDecidedByTheLevelThatHoldsTheAlertAndOfHarmByALevelAbove(
            boolean harm, String unit, String holding, String deciding) {
        assertThat(NewNormalRule.deciding(alert(unit, holding), indicator(unit, harm), tree()))
                .isEqualTo(new UnitId(deciding));
        assertThat(NewNormalRule.needsSecond(indicator(unit, harm))).isEqualTo(harm);
    }

    private static Alert alert(String unit, String holding) {
        var day = LocalDate.of(2026, 11, 23);
        var opened = Instant.parse("2026-11-24T12:00:00Z");
        return new Alert(
                new Alert.Origin(new AlertId(1), new UnitId(unit), new SeriesId(7), opened),
                new Deviation(
                        day,
                        new Classification(VerdictKind.LEVEL_STEP, Direction.UP, day, 0.9),
                        8.0,
                        new Deviation.Expectation(1, new Interval(0, 3)),
                        4,
                        null),
                Polarity.PAIN,
                new Handling(AlertState.OPEN, new Handling.LevelClock(new UnitId(holding), opened, null), null),
                0);
    }

    private static Indicator indicator(String unit, boolean harm) {
        var definition = new IndicatorDefinition(
                new IndicatorCode("injuries"),
                Map.of("en", "Injuries"),
                new IndicatorDefinition.Measure("{injury}", Map.of()),
                IndicatorType.COUNT,
                GoodDirection.DOWN,
                IndicatorDefinition.PossibleRange.NONE,
                new IndicatorDefinition.AlertTerms(Duration.ofDays(1), harm));
        return new Indicator(new SeriesId(7), new UnitId(unit), definition, null);
    }

    private static UnitTree tree() {
        return new UnitTree(List.of(
                unit("federation", null, UnitKind.FEDERATION),
                unit("food", "federation", UnitKind.SECTOR),
                unit("bakery", "food", UnitKind.COOPERATIVE)));
    }

    private static Unit unit(String id, @Nullable String parent, UnitKind kind) {
        return new Unit(
                new UnitId(id),
                parent == null ? null : new UnitId(parent),
                kind,
                id,
                new Unit.ReportingTimes(ZoneOffset.UTC, WorkingCalendar.EVERY_DAY, LocalTime.NOON),
                Visibility.CLOSED);
    }
}
