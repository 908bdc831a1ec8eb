package coop.minga.analytics.series;

import java.time.LocalDate;

import coop.minga.analytics.catalogue.SeriesId;

/** A day of a series. */
public record SeriesDay(SeriesId series, LocalDate day) {}
