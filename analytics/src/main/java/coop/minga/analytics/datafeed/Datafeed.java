package coop.minga.analytics.datafeed;

import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.Unit;

/** An indicator and its unit: what everybody may know of a series, before they look at it. */
public record Datafeed(Indicator indicator, Unit unit) {}
