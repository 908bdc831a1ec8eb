package coop.minga.ingest.source;

import java.time.LocalDate;
import java.util.Collections;
import java.util.NavigableMap;

import coop.minga.ingest.contract.IndicatorCode;

/** Values stated before. New values are checked against them. */
public interface StatedValues {
    StatedValues NOTHING = indicator -> Collections.emptyNavigableMap();

    /** The values of the indicator by day, unmodifiable. */
    NavigableMap<LocalDate, Double> of(IndicatorCode indicator);
}
