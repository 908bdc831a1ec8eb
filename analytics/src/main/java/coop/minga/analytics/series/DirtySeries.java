package coop.minga.analytics.series;

import java.time.LocalDate;

import coop.minga.analytics.catalogue.SeriesId;

/**
 * A series whose readings changed from a day on since it was judged last.
 *
 * @param changes how often it was marked until now
 */
public record DirtySeries(SeriesId series, LocalDate fromDay, long changes) {}
