package coop.minga.ui.datafeed;

import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.Unit;

/** An indicator and its unit, and whether the unit lets the viewer look at the readings. */
record Datafeed(Indicator indicator, Unit unit, boolean open) {}
