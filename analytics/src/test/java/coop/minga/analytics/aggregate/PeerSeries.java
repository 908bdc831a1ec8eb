package coop.minga.analytics.aggregate;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.catalogue.UnitKind;
import coop.minga.analytics.catalogue.UnitTree;
import coop.minga.analytics.catalogue.Visibility;
import coop.minga.analytics.filter.FilterDay;
import coop.minga.analytics.filter.FilterSettings;
import coop.minga.analytics.filter.Observed;
import coop.minga.analytics.filter.SeriesFilter;
import coop.minga.analytics.verdict.ForecastBand;
import coop.minga.analytics.verdict.JudgedDay;
import coop.minga.ingest.contract.GoodDirection;
import coop.minga.ingest.contract.IndicatorCode;
import coop.minga.ingest.contract.IndicatorDefinition;
import coop.minga.ingest.contract.IndicatorType;
import coop.minga.ingest.contract.WorkingCalendar;
import org.jspecify.annotations.Nullable;

/** Similar units in two sectors of one federation, with readings from a Monday on. */
final class PeerSeries {

    static final LocalDate FIRST = LocalDate.of(2024, 1, 1);

    private static final double[] WEEK = {3, 1, 0, -1, 2, -2, -3};

    private PeerSeries() {}

    static Indicator indicator(String unit, int series, IndicatorType nature) {
        return new Indicator(
                new SeriesId(series),
                new UnitId(unit),
                new IndicatorDefinition(
                        new IndicatorCode("sales"),
                        Map.of("en", "Sales"),
                        new IndicatorDefinition.Measure("{CLP}", Map.of()),
                        nature,
                        GoodDirection.UP,
                        IndicatorDefinition.PossibleRange.between(0.0, null),
                        Duration.ofDays(1)),
                null);
    }

    static Unit unit(String id, @Nullable String parent, WorkingCalendar calendar) {
        return new Unit(
                new UnitId(id),
                parent == null ? null : new UnitId(parent),
                parent == null ? UnitKind.FEDERATION : UnitKind.COOPERATIVE,
                id,
                new Unit.ReportingTimes(ZoneOffset.UTC, calendar, LocalTime.NOON),
                Visibility.CLOSED);
    }

    static WorkingCalendar closedOn(Set<DayOfWeek> restDays, LocalDate... closures) {
        SortedSet<LocalDate> closed = new TreeSet<>(List.of(closures));
        return new WorkingCalendar(restDays, closed);
    }

    /** Half of them below each of two sectors, open every day. */
    static ComponentTree tree(int count) {
        var units = Stream.concat(
                        Stream.of(
                                unit("fed", null, WorkingCalendar.EVERY_DAY),
                                unit("s0", "fed", WorkingCalendar.EVERY_DAY),
                                unit("s1", "fed", WorkingCalendar.EVERY_DAY)),
                        IntStream.range(0, count).mapToObj(i -> unit("u" + i, "s" + i % 2, WorkingCalendar.EVERY_DAY)))
                .toList();
        var alike = new HashMap<UnitId, Indicator>();
        for (var i = 0; i < count; i++) {
            alike.put(new UnitId("u" + i), indicator("u" + i, i, IndicatorType.FLOW));
        }
        return ComponentTree.of(new UnitTree(units), units.getFirst(), alike);
    }

    /**
     * Readings of each component: level, weekday pattern, own noise and common noise.
     *
     * @param common deviation of the common noise relative to the own
     */
    static Map<Integer, Component> correlated(ComponentTree tree, int days, double common, long seed) {
        var random = new Random(seed);
        var shared = normals(random, days);
        var parts = new HashMap<Integer, Component>();
        for (var node : tree.components()) {
            var own = normals(random, days);
            var level = 60 + 80 * random.nextDouble();
            parts.put(node, part(tree, node, days, i -> level + WEEK[i % 7] + 2 * own[i] + 2 * common * shared[i]));
        }
        return parts;
    }

    /** The readings and the filter's forecasts; NaN for a day without a report. */
    static Component part(ComponentTree tree, int node, int days, IntToDoubleFunction value) {
        return part(tree.nodes().get(node).unit(), tree.indicator(node), days, value);
    }

    static Component part(Unit unit, Indicator indicator, int days, IntToDoubleFunction value) {
        var filter = new SeriesFilter(FilterSettings.daily().neverNegative());
        var judged = filter.judgeAll(
                        filter.start(),
                        IntStream.range(0, days)
                                .mapToObj(i -> observed(unit, FIRST.plusDays(i), value.applyAsDouble(i))))
                .toList();
        var ahead = new TreeMap<LocalDate, ForecastBand>();
        for (var i = 0; i < 7; i++) {
            var day = FIRST.plusDays(days + (long) i);
            var forecast = filter.forecast(judged.getLast().next(), FilterDay.open(day));
            if (forecast.ready()) {
                ahead.put(day, ForecastBand.of(forecast));
            }
        }
        return new Component(
                unit,
                indicator,
                false,
                judged.stream()
                        .map(each -> new JudgedDay(
                                each.day().date(),
                                each.value().isPresent() ? each.value().getAsDouble() : null,
                                each.forecast().ready() ? ForecastBand.of(each.forecast()) : null,
                                null))
                        .toList(),
                ahead);
    }

    private static Observed observed(Unit unit, LocalDate day, double value) {
        return new Observed(
                new FilterDay(day, !unit.calendar().isWorkingDay(day)),
                Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value));
    }

    private static double[] normals(Random random, int count) {
        return DoubleStream.generate(random::nextGaussian).limit(count).toArray();
    }
}
