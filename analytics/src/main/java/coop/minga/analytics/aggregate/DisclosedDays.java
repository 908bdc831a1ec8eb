package coop.minga.analytics.aggregate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.ToDoubleFunction;

import coop.minga.analytics.catalogue.DisclosureRule;
import coop.minga.analytics.verdict.ForecastBand;
import coop.minga.ingest.contract.IndicatorType;
import org.jspecify.annotations.Nullable;

/**
 * Decides for each day whether to disclose its sum and forecast. Decisions depend on that day alone: they never change,
 * and several days together disclose no more.
 */
final class DisclosedDays {

    static final double NOT_DUE = -1;

    private final ComponentTree tree;
    private final Map<Integer, Component> parts;
    private final boolean[] seen;
    private final AggregateSeries whole;

    /**
     * @param seen the nodes whose readings the viewer may see
     */
    DisclosedDays(ComponentTree tree, Map<Integer, Component> parts, boolean[] seen) {
        this.tree = tree;
        this.parts = parts;
        this.seen = seen.clone();
        this.whole = new AggregateSeries(List.copyOf(parts.values()));
    }

    /** @param until the last day with a report due */
    List<AggregateDay> between(
            LocalDate first, LocalDate last, LocalDate until, NavigableMap<LocalDate, ForecastBand> bands) {
        var days = new ArrayList<AggregateDay>();
        first.datesUntil(last.plusDays(1)).forEach(day -> {
            var units = whole.units(day);
            var atRest = units < DisclosureRule.FEWEST_UNITS || (isStock() && !whole.usual(day));
            var band = atRest || !areForecastsPermitted(day) ? null : bands.get(day);
            if (day.isAfter(until)) {
                days.add(new AggregateDay(
                        day, null, band, atRest ? AggregateDay.State.AT_REST : AggregateDay.State.AHEAD, units));
                return;
            }
            var value = atRest ? null : disclosed(day);
            days.add(new AggregateDay(day, value, band, state(atRest, value), units));
        });
        return List.copyOf(days);
    }

    private static AggregateDay.State state(boolean atRest, @Nullable Double value) {
        if (atRest) {
            return AggregateDay.State.AT_REST;
        }
        return value == null ? AggregateDay.State.WITHHELD : AggregateDay.State.DISCLOSED;
    }

    private @Nullable Double disclosed(LocalDate day) {
        var value = whole.value(day);
        var permitted = value.isPresent()
                && disclosed(day, part -> Math.abs(part.value(day).orElse(Double.NaN)));
        return permitted ? value.getAsDouble() : null;
    }

    private boolean areForecastsPermitted(LocalDate day) {
        return disclosed(day, part -> {
            var estimate = part.estimate(day);
            return estimate.known() ? Math.abs(estimate.mean()) : Double.NaN;
        });
    }

    private boolean disclosed(LocalDate day, ToDoubleFunction<Component> share) {
        var shares = new double[tree.size()];
        parts.forEach((node, part) -> shares[node] = part.isDue(day) ? share.applyAsDouble(part) : NOT_DUE);
        return DisclosureControl.disclosed(tree.tree(), shares, seen)[0];
    }

    private boolean isStock() {
        return parts.values().stream()
                .anyMatch(part -> part.indicator().definition().type() == IndicatorType.STOCK);
    }
}
