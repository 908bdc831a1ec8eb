package coop.minga.analytics.calibration;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.verdict.Proportion;
import coop.minga.analytics.verdict.Coverage;
import coop.minga.ingest.contract.Nature;
import org.jspecify.annotations.Nullable;

/**
 * How the filter has done, as one viewer may know it.
 *
 * @param since the first day of it, a Monday
 * @param pooled over how many units the figures are that name none
 * @param withheld how many units with readings are not in them
 * @param byUnit of units that the viewer may see: their own first, then by name, {@link Calibrations#MOST_UNITS} at most
 * @param flags how many days were flagged
 * @param withdrawn how many of these flags turned out to be nothing
 * @param delays by kind
 * @param quick alerts that closed by return within a week, of all; null where they would tell of single units
 */
public record Calibration(
        LocalDate since,
        int pooled,
        int withheld,
        Coverage all,
        Map<Nature, Coverage> byNature,
        List<OfUnit> byUnit,
        long flags,
        Proportion withdrawn,
        List<Delays> delays,
        @Nullable Proportion quick) {

    public Calibration {
        byNature = Map.copyOf(byNature);
        byUnit = List.copyOf(byUnit);
        delays = List.copyOf(delays);
    }

    /** How the forecasts of one unit came out. */
    public record OfUnit(Unit unit, Coverage coverage) {}

    public double flagsASeriesYear() {
        return all.days() == 0 ? 0 : flags / all.seriesYears();
    }
}
