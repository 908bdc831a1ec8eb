package coop.minga.analytics.series;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The value of an indicator for a production day, by its latest statement.
 *
 * @param revision the number of changes of the value
 * @param recordedAt when the statement was stored, on the federation's clock
 */
public record Reading(LocalDate day, double value, int revision, Instant statedAt, Instant recordedAt) {}
