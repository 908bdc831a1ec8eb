package coop.minga.analytics.access;

import java.time.Instant;
import java.time.LocalDate;

import coop.minga.analytics.catalogue.SeriesId;

/** Somebody from outside the unit looked at one of its series on a day; {@code lastAt} is when they did so last. */
public record AccessLogEntry(SeriesId series, String personName, LocalDate day, Instant lastAt) {}
