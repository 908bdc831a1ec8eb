package coop.minga.analytics.datafeed;

import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.Unit;

/** An indicator and its unit: public knowledge, without its readings. */
public record Datafeed(Indicator indicator, Unit unit) {}
