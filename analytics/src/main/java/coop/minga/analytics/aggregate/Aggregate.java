package coop.minga.analytics.aggregate;

import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.Unit;

/**
 * An indicator that several units below a level measure alike, so that it has a sum there.
 *
 * @param indicator represents all components; bears the name that most of them use
 * @param units how many measure it now
 */
public record Aggregate(Unit level, Indicator indicator, int units, DisclosureStatus disclosure) {}
