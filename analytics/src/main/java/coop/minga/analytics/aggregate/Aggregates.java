package coop.minga.analytics.aggregate;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import coop.minga.analytics.access.Access;
import coop.minga.analytics.access.AccessLog;
import coop.minga.analytics.access.Viewer;
import coop.minga.analytics.catalogue.DisclosureRule;
import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.Indicators;
import coop.minga.analytics.catalogue.SeriesId;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.catalogue.UnitTree;
import coop.minga.analytics.catalogue.Units;
import coop.minga.analytics.people.PersonId;
import coop.minga.analytics.verdict.ForecastBand;
import coop.minga.analytics.verdict.JudgedDays;
import coop.minga.analytics.verdict.SeriesJudge;

/**
 * Sums over the units below a level, for permitted people (decision 020). Computed on request from judged days, in time
 * linear in components and days. Not stored.
 */
public final class Aggregates {

    /** Units in one sum. Larger sums are not computed. */
    public static final int MOST_COMPONENTS = 250;

    /** Days before widths are learned, for the filter: a yearly pattern included. */
    private static final int FILTERED_DAYS = 364;

    /** Days before the first one shown, to learn the widths. */
    private static final int LEARNING_DAYS = 120;

    private static final int DAYS_AHEAD = 7;

    private final Access access;
    private final Units units;
    private final Indicators indicators;
    private final JudgedDays judgedDays;
    private final SeriesJudge judge;
    private final AccessLog accessLog;
    private final Clock clock;

    /** @param clock the federation's */
    public Aggregates(
            Access access,
            Units units,
            Indicators indicators,
            JudgedDays judgedDays,
            SeriesJudge judge,
            AccessLog accessLog,
            Clock clock) {
        this.access = access;
        this.units = units;
        this.indicators = indicators;
        this.judgedDays = judgedDays;
        this.judge = judge;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    /** Sums of two or more units below the level; empty without permission. */
    public List<Aggregate> at(PersonId person, UnitId level) {
        var tree = units.tree();
        var viewer = access.viewer(person);
        return tree.find(level)
                .filter(unit -> maySee(viewer, tree, unit))
                .map(unit -> sums(viewer, tree, unit).map(Found::sum).toList())
                .orElse(List.of());
    }

    /**
     * The level's sum of this series and similar ones, if any.
     *
     * @throws coop.minga.analytics.access.PermissionDeniedException when the person may see no sums of the level
     */
    public Optional<Aggregate> find(PersonId person, UnitId level, SeriesId series) {
        return found(person, level, series).map(Found::sum);
    }

    /**
     * The sum's last days up to yesterday, and days ahead; empty if undisclosed. The units see this access.
     *
     * @throws coop.minga.analytics.access.PermissionDeniedException when the person may see no sums of the level
     */
    public List<AggregateDay> days(PersonId person, UnitId level, SeriesId series, int count) {
        return found(person, level, series)
                .filter(found -> found.sum.disclosure() == DisclosureStatus.DISCLOSED)
                .map(found -> recordLook(person, found))
                .map(found -> days(found, count))
                .orElse(List.of());
    }

    private Found recordLook(PersonId person, Found found) {
        accessLog.record(
                access.viewer(person),
                found.tree.components().stream().map(found.tree::indicator).toList());
        return found;
    }

    private Optional<Found> found(PersonId person, UnitId level, SeriesId series) {
        var tree = units.tree();
        var viewer = access.viewer(person);
        var unit = tree.find(level);
        access.require(
                unit.isEmpty() || maySee(viewer, tree, unit.get()), person, "look at", "the sums of unit " + level);
        var measure = indicators.find(series).map(AggregateKey::of);
        return unit.flatMap(found -> sums(viewer, tree, found)
                .filter(sum -> Optional.of(AggregateKey.of(sum.sum.indicator())).equals(measure))
                .findFirst());
    }

    private static boolean maySee(Viewer viewer, UnitTree tree, Unit level) {
        var related = Stream.concat(tree.pathUp(level.id()).stream(), below(tree, level))
                .map(Unit::id)
                .toList();
        return viewer.maySeeSumsOf(level, related);
    }

    private static Stream<Unit> below(UnitTree tree, Unit level) {
        return tree.childrenOf(level.id()).stream()
                .flatMap(child -> Stream.concat(Stream.of(child), below(tree, child)));
    }

    /** Excludes indicators that the level, or one above it, reports itself. */
    private Stream<Found> sums(Viewer viewer, UnitTree tree, Unit level) {
        var said = indicators.of(tree.pathUp(level.id()).stream().map(Unit::id).toList()).values().stream()
                .flatMap(List::stream)
                .filter(Indicator::awaited)
                .map(AggregateKey::of)
                .collect(Collectors.toSet());
        var alike = indicators.of(below(tree, level).map(Unit::id).toList()).values().stream()
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(AggregateKey::of));
        return alike.entrySet().stream()
                .filter(each -> each.getKey().summable() && !said.contains(each.getKey()))
                .map(each -> ComponentTree.of(tree, level, byUnit(each.getValue())))
                .filter(parts -> parts.awaited().size() > 1)
                .map(parts -> found(viewer, parts, level))
                .sorted(Comparator.comparingInt(
                        found -> found.sum.indicator().series().value()));
    }

    private static Map<UnitId, Indicator> byUnit(List<Indicator> alike) {
        return alike.stream().collect(Collectors.toMap(Indicator::unit, Function.identity(), (one, other) -> one));
    }

    /**
     * Units that no longer report stay in earlier days, so that disclosed figures do not change. They are not counted.
     */
    private static Found found(Viewer viewer, ComponentTree tree, Unit level) {
        var awaited = tree.awaited();
        var seen = new boolean[tree.size()];
        var even = new double[tree.size()];
        var parts = tree.components();
        for (var part : parts) {
            seen[part] = viewer.maySeeSeriesOf(tree.nodes().get(part).unit());
            even[part] = awaited.contains(part) ? 1 : DisclosedDays.NOT_DUE;
        }
        var disclosure =
                disclosure(awaited.size(), parts.size(), () -> DisclosureControl.disclosed(tree.tree(), even, seen)[0]);
        return new Found(new Aggregate(level, usual(tree), awaited.size(), disclosure), tree, seen);
    }

    private static DisclosureStatus disclosure(int units, int everPart, BooleanSupplier mayBeTold) {
        if (units < DisclosureRule.FEWEST_UNITS) {
            return DisclosureStatus.TOO_FEW;
        }
        if (everPart > MOST_COMPONENTS) {
            return DisclosureStatus.TOO_MANY;
        }
        return mayBeTold.getAsBoolean() ? DisclosureStatus.DISCLOSED : DisclosureStatus.REMAINDER;
    }

    /** The first indicator with the most frequent name. */
    private static Indicator usual(ComponentTree tree) {
        var all = tree.awaited().stream()
                .map(tree::indicator)
                .sorted(Comparator.comparingInt(indicator -> indicator.series().value()))
                .toList();
        var named = all.stream()
                .collect(Collectors.groupingBy(
                        indicator -> indicator.definition().names(), Collectors.counting()));
        var most = named.values().stream().max(Comparator.naturalOrder()).orElseThrow();
        return all.stream()
                .filter(indicator ->
                        most.equals(named.get(indicator.definition().names())))
                .findFirst()
                .orElseThrow();
    }

    private List<AggregateDay> days(Found found, int count) {
        var until = found.sum.level().today(clock.instant()).minusDays(1);
        var last = until.plusDays(DAYS_AHEAD);
        var first = until.minusDays(count - 1L);
        var learnedFrom = first.minusDays(LEARNING_DAYS);
        var parts = parts(found.tree, learnedFrom.minusDays(FILTERED_DAYS), last);
        var bands = AggregateForecast.of(found.tree, parts, learnedFrom, until, DAYS_AHEAD);
        return new DisclosedDays(found.tree, parts, found.seen).between(first, last, until, bands);
    }

    private Map<Integer, Component> parts(ComponentTree tree, LocalDate first, LocalDate last) {
        var series = tree.components().stream()
                .map(node -> tree.indicator(node).series())
                .toList();
        var reportedBefore = judgedDays.withReadingsBefore(series, first);
        var parts = new HashMap<Integer, Component>();
        for (var node : tree.components()) {
            var unit = tree.nodes().get(node).unit();
            var indicator = tree.indicator(node);
            var judged = judgedDays.between(indicator.series(), first, last);
            var ahead = judged.isEmpty()
                    ? new TreeMap<LocalDate, ForecastBand>()
                    : ahead(unit, indicator, judged.getLast().day(), last);
            parts.put(node, new Component(unit, indicator, reportedBefore.contains(indicator.series()), judged, ahead));
        }
        return parts;
    }

    private NavigableMap<LocalDate, ForecastBand> ahead(
            Unit unit, Indicator indicator, LocalDate judged, LocalDate last) {
        var days = (int) Math.min(Component.MISSING_DAYS, last.toEpochDay() - judged.toEpochDay());
        return days < 1
                ? new TreeMap<>()
                : judge.forecastWithPermanentChanges(indicator, unit, judged.plusDays(1), days);
    }

    /** A sum with its components. */
    private static final class Found {
        private final Aggregate sum;
        private final ComponentTree tree;
        private final boolean[] seen;

        private Found(Aggregate sum, ComponentTree tree, boolean[] seen) {
            this.sum = sum;
            this.tree = tree;
            this.seen = seen;
        }

        private Aggregate sum() {
            return sum;
        }
    }
}
