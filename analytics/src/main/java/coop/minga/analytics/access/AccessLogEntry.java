package coop.minga.analytics.access;

import java.time.Instant;
import java.time.LocalDate;

import coop.minga.analytics.catalogue.SeriesId;

/** An outsider accessed the unit's series on a day, last at {@code lastAt}. */
public record AccessLogEntry(SeriesId series, String personName, LocalDate day, Instant lastAt) {}
