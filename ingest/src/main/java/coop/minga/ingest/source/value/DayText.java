package coop.minga.ingest.source.value;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * A text and the days that it may mean.
 *
 * @param readings of one family; empty if it is no day
 * @param points whether it was written as {@code 5.11.2026}
 */
public record DayText(String text, Map<DayOrder, LocalDate> readings, boolean points) {
    public DayText {
        readings = readings.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(readings));
    }

    public boolean unreadable() {
        return readings.isEmpty();
    }

    public DayOrder.Family family() {
        return readings.isEmpty()
                ? DayOrder.Family.PLAIN
                : readings.keySet().iterator().next().family();
    }
}
