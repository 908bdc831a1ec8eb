package coop.minga.analytics.series;

import java.time.Instant;
import java.time.LocalDate;

import coop.minga.analytics.catalogue.SeriesId;
import org.jspecify.annotations.Nullable;

/**
 * A stated value.
 *
 * @param report its number among the recorded reports
 * @param value null if the day's value is withdrawn
 */
public record StatementRow(SeriesId series, LocalDate day, Instant statedAt, long report, @Nullable Double value) {

    public SeriesDay seriesDay() {
        return new SeriesDay(series, day);
    }
}
