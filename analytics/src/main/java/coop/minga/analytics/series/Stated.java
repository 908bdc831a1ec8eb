package coop.minga.analytics.series;

/**
 * How much was stated of a series until a day: the same as long as nothing of these days is stated anew or erased.
 *
 * @param lastReport the number of the latest report that states a reading of them; 0 without any
 * @param later whether anything was stated of days after them
 */
public record Stated(long statements, long lastReport, boolean later) {}
