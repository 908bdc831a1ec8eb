package coop.minga.analytics.aggregate;

import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.Unit;

/**
 * The sum of an indicator that several units below a level measure.
 *
 * @param indicator represents all components; has the most frequent name
 * @param units that measure it now
 */
public record Aggregate(Unit level, Indicator indicator, int units, DisclosureStatus disclosure) {}
