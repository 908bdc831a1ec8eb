package coop.minga.analytics.filter;

/** What the detector says of the newest reading: something changed, since a day, as sure as this. */
record Alarm(VerdictKind kind, Direction direction, long onset, double probability) {}
