package coop.minga.analytics.aggregate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.ToDoubleFunction;

import coop.minga.analytics.catalogue.Crowd;
import coop.minga.analytics.verdict.Band;
import coop.minga.ingest.contract.Nature;
import org.jspecify.annotations.Nullable;

/**
 * Says of each day what of the sum at a level may be told to somebody: the sum itself by the readings of that day, what
 * was expected of it by the forecasts of that day. It is decided for each day by itself and from nothing but that day,
 * so that what was told once is not untold later, and days put together tell no more than each does.
 */
final class DaysOfSum {

    static final double RESTS = -1;

    private final PartTree tree;
    private final Map<Integer, Part> parts;
    private final boolean[] seen;
    private final SumSeries whole;

    /** @param seen the nodes of which whoever asks may see the readings anyway */
    DaysOfSum(PartTree tree, Map<Integer, Part> parts, boolean[] seen) {
        this.tree = tree;
        this.parts = parts;
        this.seen = seen.clone();
        this.whole = new SumSeries(List.copyOf(parts.values()));
    }

    /** @param until the last day of which anything is due */
    List<SumDay> between(LocalDate first, LocalDate last, LocalDate until, NavigableMap<LocalDate, Band> bands) {
        var days = new ArrayList<SumDay>();
        first.datesUntil(last.plusDays(1)).forEach(day -> {
            var units = whole.units(day);
            var atRest = units < Crowd.FEWEST_UNITS || (stock() && !whole.usual(day));
            var band = atRest || !toldByForecasts(day) ? null : bands.get(day);
            if (day.isAfter(until)) {
                days.add(new SumDay(day, null, band, atRest ? SumDay.State.AT_REST : SumDay.State.AHEAD, units));
                return;
            }
            var value = atRest ? null : told(day);
            days.add(new SumDay(day, value, band, state(atRest, value), units));
        });
        return List.copyOf(days);
    }

    private static SumDay.State state(boolean atRest, @Nullable Double value) {
        if (atRest) {
            return SumDay.State.AT_REST;
        }
        return value == null ? SumDay.State.WITHHELD : SumDay.State.TOLD;
    }

    private @Nullable Double told(LocalDate day) {
        var value = whole.value(day);
        var told =
                value.isPresent() && told(day, part -> Math.abs(part.value(day).orElse(Double.NaN)));
        return told ? value.getAsDouble() : null;
    }

    private boolean toldByForecasts(LocalDate day) {
        return told(day, part -> {
            var estimate = part.estimate(day);
            return estimate.known() ? Math.abs(estimate.mean()) : Double.NaN;
        });
    }

    private boolean told(LocalDate day, ToDoubleFunction<Part> share) {
        var shares = new double[tree.size()];
        parts.forEach((node, part) -> shares[node] = part.due(day) ? share.applyAsDouble(part) : RESTS);
        return Secrecy.told(tree.tree(), shares, seen)[0];
    }

    private boolean stock() {
        return parts.values().stream()
                .anyMatch(part -> part.indicator().definition().nature() == Nature.STOCK);
    }
}
