package coop.minga.analytics.series;

/**
 * A fingerprint of the statements of a series until a day, which changes when any of them changes.
 *
 * @param lastReport the latest report with a reading; 0 without one
 * @param later whether later days have statements
 */
public record Stated(long statements, long lastReport, boolean later) {}
