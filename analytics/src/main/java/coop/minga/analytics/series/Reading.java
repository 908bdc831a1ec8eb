package coop.minga.analytics.series;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The value of an indicator for a production day, as its latest statement has it.
 *
 * @param revision 0 for a value never changed since it was first stated
 * @param recordedAt when the recorder stored the statement, on the federation's clock
 */
public record Reading(LocalDate day, double value, int revision, Instant statedAt, Instant recordedAt) {}
