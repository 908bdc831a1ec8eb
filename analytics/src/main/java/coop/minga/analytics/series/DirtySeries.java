package coop.minga.analytics.series;

import java.time.LocalDate;

import coop.minga.analytics.catalogue.SeriesId;

/** A series whose readings changed from a day on since it was judged last. */
public record DirtySeries(SeriesId series, LocalDate fromDay) {}
