package coop.minga.analytics.verdict;

import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.filter.result.VerdictKind;

/**
 * So many days of a unit that were flagged alike.
 *
 * @param kind what they are called now; of those withdrawn what they were first called
 * @param delay days from the onset to the day that was flagged
 */
public record Flags(UnitId unit, VerdictKind kind, boolean withdrawn, boolean settled, int delay, long count) {}
