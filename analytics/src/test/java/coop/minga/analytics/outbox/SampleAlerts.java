package coop.minga.analytics.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import coop.minga.analytics.alert.Alert;
import coop.minga.analytics.alert.AlertEvent;
import coop.minga.analytics.alert.AlertId;
import coop.minga.analytics.alert.AlertState;
import coop.minga.analytics.alert.Deviation;
import coop.minga.analytics.alert.Handling;
import coop.minga.analytics.alert.Polarity;
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
import coop.minga.ingest.contract.MeasureName;
import coop.minga.ingest.contract.WorkingCalendar;
import org.jspecify.annotations.Nullable;

/** A sample alert of a bakery in a sector of a federation. */
public final class SampleAlerts {

    public static final UnitId FEDERATION = new UnitId("minga-sur");
    public static final UnitId SECTOR = new UnitId("food");
    public static final UnitId BAKERY = new UnitId("pan-del-sur");
    public static final LocalDate DAY = LocalDate.of(2026, 3, 4);
    public static final Instant CLIMBS = Instant.parse("2026-03-06T17:30:00Z");

    private SampleAlerts() {}

    public static Unit bakery(String name) {
        return unit(BAKERY, SECTOR, UnitKind.COOPERATIVE, name);
    }

    public static UnitTree tree() {
        return new UnitTree(List.of(
                unit(FEDERATION, null, UnitKind.FEDERATION, "Minga Sur"),
                unit(SECTOR, FEDERATION, UnitKind.SECTOR, "Food sector"),
                bakery("Pan del Sur")));
    }

    public static Indicator bread() {
        return indicator("kg", IndicatorType.FLOW, Map.of("en", "Bread baked", "es", "Pan horneado"));
    }

    public static Indicator indicator(String measure, IndicatorType nature, Map<String, String> names) {
        return indicator(measure, Map.of(), nature, names);
    }

    public static Indicator indicator(
            String measure, Map<String, MeasureName> measureNames, IndicatorType nature, Map<String, String> names) {
        var definition = new IndicatorDefinition(
                new IndicatorCode("bread"),
                names,
                new IndicatorDefinition.Measure(measure, measureNames),
                nature,
                GoodDirection.UP,
                IndicatorDefinition.PossibleRange.NONE,
                Duration.ofDays(2));
        return new Indicator(new SeriesId(7), BAKERY, definition, null);
    }

    public static Deviation fall() {
        return deviation(VerdictKind.LEVEL_STEP, Direction.DOWN, 1312.4, new Interval(1410.2, 1460.9), 3.3);
    }

    public static Deviation deviation(
            VerdictKind kind, Direction direction, @Nullable Double value, Interval expected, double tailSurprisal) {
        var middle = (expected.low() + expected.high()) / 2;
        return new Deviation(
                DAY,
                new Classification(kind, direction, DAY.minusDays(1), 0.9),
                value,
                new Deviation.Expectation(middle, expected),
                tailSurprisal,
                null);
    }

    public static Deviation stuck(int inARow) {
        var band = new Interval(1410.2, 1460.9);
        return new Deviation(
                DAY,
                new Classification(VerdictKind.STUCK, Direction.NONE, DAY.minusDays(1), 0.9),
                1430.0,
                new Deviation.Expectation(1435, band),
                0.2,
                inARow);
    }

    public static Alert alert(Deviation deviation) {
        return alert(deviation, Polarity.PAIN, AlertState.OPEN, CLIMBS);
    }

    public static Alert alert(Deviation deviation, Polarity polarity, AlertState state, @Nullable Instant deadline) {
        var opened = Instant.parse("2026-03-05T12:00:00Z");
        var origin = new Alert.Origin(new AlertId(42), BAKERY, new SeriesId(7), opened);
        var handling = new Handling(
                state,
                new Handling.LevelClock(BAKERY, opened, deadline),
                null,
                state.hasEnded() ? opened : null,
                state.hasEnded() ? deviation.day() : null);
        return new Alert(origin, deviation, polarity, handling, 0);
    }

    public static AlertEvent event(AlertEvent.Step what, @Nullable UnitId level, String note) {
        return new AlertEvent(
                new AlertId(42),
                1,
                Instant.parse("2026-03-05T12:00:00Z"),
                what,
                new AlertEvent.Details(level, null, note, null, null));
    }

    private static Unit unit(UnitId id, @Nullable UnitId parent, UnitKind kind, String name) {
        var zone = ZoneId.of("America/Santiago");
        return new Unit(
                id,
                parent,
                kind,
                name,
                new Unit.ReportingTimes(zone, WorkingCalendar.EVERY_DAY, LocalTime.NOON),
                Visibility.CLOSED);
    }
}
