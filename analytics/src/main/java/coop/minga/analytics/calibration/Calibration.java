package coop.minga.analytics.calibration;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.verdict.Coverage;
import coop.minga.analytics.verdict.Proportion;
import coop.minga.ingest.contract.IndicatorType;
import org.jspecify.annotations.Nullable;

/**
 * The calibration of the forecasts, as one viewer may know it.
 *
 * @param since the first day, a Monday
 * @param pooled number of units in the pooled figures
 * @param withheld number of units with readings outside them
 * @param byUnit visible units, the viewer's own first, then by name, {@link Calibrations#MOST_UNITS} at most
 * @param flags number of flagged days
 * @param withdrawn flags that were withdrawn
 * @param delays by kind
 * @param quick alerts that returned within a week; null if they would disclose single units
 */
public record Calibration(
        LocalDate since,
        int pooled,
        int withheld,
        Coverage all,
        Map<IndicatorType, Coverage> byType,
        List<OfUnit> byUnit,
        long flags,
        Proportion withdrawn,
        List<Delays> delays,
        @Nullable Proportion quick) {

    public Calibration {
        byType = Map.copyOf(byType);
        byUnit = List.copyOf(byUnit);
        delays = List.copyOf(delays);
    }

    /** The coverage of one unit. */
    public record OfUnit(Unit unit, Coverage coverage) {}

    public double flagsASeriesYear() {
        return all.days() == 0 ? 0 : flags / all.seriesYears();
    }
}
