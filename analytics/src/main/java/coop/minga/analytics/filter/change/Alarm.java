package coop.minga.analytics.filter.change;

import coop.minga.analytics.filter.result.Direction;
import coop.minga.analytics.filter.result.VerdictKind;

/** A reported change, its first day and its probability. */
public record Alarm(VerdictKind kind, Direction direction, long onset, double probability) {}
