package coop.minga.analytics.series;

import java.time.Instant;

import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.UnitId;

/**
 * A series that exceeded a bound and is not judged.
 *
 * @param since on the machine's clock
 */
public record SuspendedSeries(SeriesId series, UnitId unit, String indicator, String reason, Instant since) {}
