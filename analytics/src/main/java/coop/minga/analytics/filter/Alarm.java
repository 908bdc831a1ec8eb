package coop.minga.analytics.filter;

/** What a detector has to say on the day it speaks; {@code onset} is an epoch day. */
record Alarm(VerdictKind kind, Direction direction, double probability, long onset) {}
