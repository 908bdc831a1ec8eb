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
 * The calibration of forecasts, as one viewer may know it.
 *
 * @param since a Monday
 * @param pooled units in pooled figures
 * @param withheld units with readings outside them
 * @param byUnit visible units, the viewer's first, {@link Calibrations#MOST_UNITS} at most
 * @param quick alerts resolved within a week, if disclosable
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
