package coop.minga.ingest.source.value;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * A text and the days that it may mean.
 *
 * @param meanings of one notation; empty if it is no day
 * @param points whether it was written as {@code 5.11.2026}
 */
public record DayText(String text, Map<DayOrder, LocalDate> meanings, boolean points) {
    public DayText {
        meanings = meanings.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(meanings));
    }

    public boolean unreadable() {
        return meanings.isEmpty();
    }

    public DayOrder.Notation notation() {
        return meanings.isEmpty()
                ? DayOrder.Notation.PLAIN
                : meanings.keySet().iterator().next().notation();
    }
}
