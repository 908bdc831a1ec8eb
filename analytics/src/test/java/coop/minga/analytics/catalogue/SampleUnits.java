package coop.minga.analytics.catalogue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import java.util.TreeSet;

import coop.minga.ingest.contract.WorkingCalendar;
import org.jspecify.annotations.Nullable;

/** A federation, a sector and a bakery closed on Sundays and Christmas. */
public final class SampleUnits {

    public static final ZoneId ZONE = ZoneId.of("America/Santiago");

    private SampleUnits() {}

    public static Unit federation() {
        return unit("fed", null, UnitKind.FEDERATION, Visibility.CLOSED);
    }

    public static Unit sector() {
        return unit("food", "fed", UnitKind.SECTOR, Visibility.CLOSED);
    }

    public static Unit bakery() {
        return unit("bakery", "food", UnitKind.COOPERATIVE, Visibility.CLOSED);
    }

    public static Unit openDairy() {
        return unit("dairy", "food", UnitKind.COOPERATIVE, Visibility.OPEN);
    }

    private static Unit unit(String id, @Nullable String parent, UnitKind kind, Visibility openness) {
        return new Unit(
                new UnitId(id),
                parent == null ? null : new UnitId(parent),
                kind,
                "The " + id,
                new Unit.ReportingTimes(
                        ZONE,
                        new WorkingCalendar(
                                Set.of(DayOfWeek.SUNDAY), new TreeSet<>(Set.of(LocalDate.of(2026, 12, 25)))),
                        LocalTime.NOON),
                openness);
    }
}
