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
 */
public record Calibration(LocalDate since, Coverages coverages, Flags flags) {

    /**
     * Shares of readings within forecast intervals.
     *
     * @param pooled units in pooled figures
     * @param withheld units with readings outside them
     * @param byUnit visible units, the viewer's first, {@link Calibrations#MOST_UNITS} at most
     */
    public record Coverages(
            int pooled, int withheld, Coverage all, Map<IndicatorType, Coverage> byType, List<OfUnit> byUnit) {

        public Coverages {
            byType = Map.copyOf(byType);
            byUnit = List.copyOf(byUnit);
        }
    }

    /** The coverage of one unit. */
    public record OfUnit(Unit unit, Coverage coverage) {}

    /**
     * The outcome of flagged days, in the pooled units.
     *
     * @param selfResolved alerts resolved within a week, if disclosable
     */
    public record Flags(
            long count,
            Proportion retracted,
            List<Delays> delays,
            @Nullable Proportion selfResolved) {

        public Flags {
            delays = List.copyOf(delays);
        }
    }

    public double flagsASeriesYear() {
        var all = coverages.all();
        return all.days() == 0 ? 0 : flags.count() / all.seriesYears();
    }
}
