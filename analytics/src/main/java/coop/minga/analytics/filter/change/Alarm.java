package coop.minga.analytics.filter.change;

import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.filter.result.VerdictKind;

/** What the detector says of the newest reading: something changed, since a day, as sure as this. */
public record Alarm(VerdictKind kind, Direction direction, long onset, double probability) {}
