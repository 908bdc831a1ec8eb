package coop.minga.analytics.series;

import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.UnitId;

/** A series that waits for the turn of its unit. */
public record WaitingSeries(SeriesId series, UnitId unit) {}
