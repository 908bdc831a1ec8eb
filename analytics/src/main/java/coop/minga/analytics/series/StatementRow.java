package coop.minga.analytics.series;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

import coop.minga.analytics.catalogue.SeriesId;
import org.jspecify.annotations.Nullable;

/**
 * A stated value.
 *
 * @param report its number among the recorded reports
 * @param value null if the day's value is withdrawn
 */
public record StatementRow(
        SeriesId series,
        LocalDate day,
        Instant statedAt,
        long report,
        @Nullable Double value) {

    /** Whether both have the same value, or both withdraw it. */
    boolean repeats(StatementRow other) {
        return Objects.equals(value, other.value);
    }

    public SeriesDay seriesDay() {
        return new SeriesDay(series, day);
    }
}
