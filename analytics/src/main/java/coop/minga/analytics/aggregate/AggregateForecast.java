package coop.minga.analytics.aggregate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import coop.minga.analytics.filter.result.Interval;
import coop.minga.analytics.verdict.ForecastBand;
import org.jspecify.annotations.Nullable;

/**
 * Forecasts a level's sum (decision 020). Reconciliation gives the centre. The summed series' own forecast gives the
 * width, also for dependent components. While one is away, their variances are added. {@link AdaptiveWidth} corrects
 * widths.
 */
final class AggregateForecast {

    /** Normal quantiles: half widths of the 80, 95 and 99 % intervals. */
    private static final double[] NORMAL = {1.2815515655446004, 1.959963984540054, 2.5758293035489004};

    private final ComponentTree tree;
    private final Map<Integer, Component> parts;
    private final AggregateSeries whole;
    private final Map<Integer, NavigableMap<LocalDate, ForecastBand>> own = new HashMap<>();
    private final AdaptiveWidth ownWidth = new AdaptiveWidth();
    private final AdaptiveWidth addedWidth = new AdaptiveWidth();
    private final NavigableMap<LocalDate, ForecastBand> bands = new TreeMap<>();

    private AggregateForecast(ComponentTree tree, Map<Integer, Component> parts) {
        this.tree = tree;
        this.parts = parts;
        this.whole = sums(0);
    }

    /**
     * Forecasts every day that has enough history.
     *
     * @param parts by node
     * @param from the first day from which widths are learned
     * @param until the last day that may be reported
     * @param ahead days after that one
     */
    static NavigableMap<LocalDate, ForecastBand> of(
            ComponentTree tree, Map<Integer, Component> parts, LocalDate from, LocalDate until, int ahead) {
        var forecast = new AggregateForecast(tree, parts);
        tree.sums().forEach(node -> forecast.own.put(node, forecast.sums(node).forecasts(from, until, ahead)));
        from.datesUntil(until.plusDays(ahead + 1L)).forEach(forecast::forecast);
        return forecast.bands;
    }

    private AggregateSeries sums(int node) {
        return new AggregateSeries(
                tree.componentsBelow(node).stream().map(parts::get).toList());
    }

    private void forecast(LocalDate day) {
        var forecasts = forecasts(day);
        var reconciled = Reconciliation.of(tree.tree(), forecasts).getFirst();
        if (!reconciled.known() || whole.units(day) == 0) {
            return;
        }
        var ownBand = ownBand(0, day);
        var value = whole.value(day);
        var told = ownBand == null ? null : moved(ownBand, reconciled.mean(), ownWidth.width());
        var added = added(forecasts, reconciled.mean());
        if (told != null && value.isPresent()) {
            ownWidth.learn(told.central80(), value.getAsDouble());
        }
        if (added != null && value.isPresent()) {
            addedWidth.learn(added.central80(), value.getAsDouble());
        }
        var band = told != null ? told : added;
        if (band != null) {
            bands.put(day, band);
        }
    }

    private @Nullable ForecastBand ownBand(int node, LocalDate day) {
        var bandsOfNode = own.get(node);
        return bandsOfNode == null ? null : bandsOfNode.get(day);
    }

    private List<Estimate> forecasts(LocalDate day) {
        var forecasts = new ArrayList<Estimate>(tree.size());
        for (var node = 0; node < tree.size(); node++) {
            var part = parts.get(node);
            forecasts.add(part != null ? part.estimate(day) : Component.estimate(ownBand(node, day)));
        }
        return forecasts;
    }

    private ForecastBand moved(ForecastBand band, double mean, double by) {
        return new ForecastBand(
                Math.max(lowest(), mean + by * (band.median() - band.mean())),
                mean,
                moved(band.central80(), band.mean(), mean, by),
                moved(band.central95(), band.mean(), mean, by),
                moved(band.central99(), band.mean(), mean, by));
    }

    private Interval moved(Interval interval, double from, double to, double by) {
        return bounded(to - by * (from - interval.low()), to + by * (interval.high() - from));
    }

    private @Nullable ForecastBand added(List<Estimate> forecasts, double mean) {
        double variance = 0;
        for (var part : tree.components()) {
            variance += forecasts.get(part).variance();
        }
        if (!Double.isFinite(variance)) {
            return null;
        }
        var deviation = Math.sqrt(variance) * addedWidth.width();
        return new ForecastBand(
                mean,
                mean,
                around(mean, NORMAL[0] * deviation),
                around(mean, NORMAL[1] * deviation),
                around(mean, NORMAL[2] * deviation));
    }

    private Interval around(double mean, double half) {
        return bounded(mean - half, mean + half);
    }

    private Interval bounded(double low, double high) {
        return new Interval(Math.max(lowest(), low), Math.max(lowest(), high));
    }

    private double lowest() {
        return whole.neverNegative() ? 0 : Double.NEGATIVE_INFINITY;
    }
}
