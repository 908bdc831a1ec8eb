package coop.minga.analytics.aggregate;

import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.Unit;

/**
 * Something that several units below a level measure alike, so that it has a sum there.
 *
 * @param indicator of one of the units, which stands for all: their code, unit of measure and nature are the same, and
 *     its name is the one that most of them use
 * @param units how many measure it now
 */
public record Aggregate(Unit level, Indicator indicator, int units, DisclosureStatus disclosure) {}
