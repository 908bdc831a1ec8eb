package coop.minga.analytics.verdict;

import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.filter.result.VerdictKind;

/**
 * The number of a unit's days that were flagged alike.
 *
 * @param kind the current one; for retracted flags the first
 * @param delay days from the onset to the flagged day
 */
public record FlagCount(UnitId unit, VerdictKind kind, boolean retracted, boolean settled, int delay, long count) {}
