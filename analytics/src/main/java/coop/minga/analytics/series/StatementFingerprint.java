package coop.minga.analytics.series;

/**
 * A fingerprint of a series' statements until a day. It changes with any of them.
 *
 * @param lastReport the latest report with a reading; 0 without one
 * @param later whether later days have statements
 */
public record StatementFingerprint(long statements, long lastReport, boolean later) {}
