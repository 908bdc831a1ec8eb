package coop.minga.analytics.series;

import java.time.Instant;
import java.time.LocalDate;

import coop.minga.analytics.catalogue.SeriesId;

/** A stated value. {@code report} is the report's number among the recorded reports. */
public record StatementRow(SeriesId series, LocalDate day, Instant statedAt, long report, double value) {

    public SeriesDay seriesDay() {
        return new SeriesDay(series, day);
    }
}
