package coop.minga.analytics.calibration;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import coop.minga.analytics.access.AccessLog;
import coop.minga.analytics.access.Viewer;
import coop.minga.analytics.catalogue.Indicators;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.catalogue.Units;
import coop.minga.analytics.verdict.Coverage;
import coop.minga.analytics.verdict.FlagCount;
import coop.minga.analytics.verdict.Proportion;
import coop.minga.analytics.verdict.VerdictStatistics;
import coop.minga.analytics.verdict.VerdictStatistics.Outcome;
import coop.minga.ingest.contract.IndicatorType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The calibration of the filter, for one viewer (decision 022). Names only units whose readings the viewer may see,
 * with an access-log entry. Pools all others.
 */
public final class Calibrations {

    public static final int MOST_UNITS = 100;

    private final VerdictStatistics records;
    private final SelfResolvedAlerts selfResolved;
    private final Units units;
    private final Indicators indicators;
    private final AccessLog accessLog;
    private final Clock clock;

    /** @param clock the federation's */
    public Calibrations(JdbcClient jdbc, Units units, Indicators indicators, AccessLog accessLog, Clock clock) {
        this.records = new VerdictStatistics(jdbc);
        this.selfResolved = new SelfResolvedAlerts(jdbc);
        this.units = units;
        this.indicators = indicators;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    /** Over these days, from the Monday of the first week. */
    public Calibration of(Viewer viewer, int days) {
        var since = units.today(clock.instant()).minusDays(days);
        var visible = units.tree().all().stream()
                .filter(viewer::maySeeSeriesOf)
                .collect(Collectors.toMap(Unit::id, unit -> unit));
        var outcomes = records.outcomes(since);
        var readings = readings(outcomes);
        var pooled = DisclosableUnits.of(readings, visible.keySet());
        var told = outcomes.stream()
                .filter(each -> pooled.units().contains(each.unit()))
                .toList();
        var flags = records.flags(since).stream()
                .filter(each -> pooled.units().contains(each.unit()))
                .toList();
        return new Calibration(
                VerdictStatistics.firstDay(since),
                new Calibration.Coverages(
                        pooled.units().size(),
                        pooled.withheld(),
                        sum(told),
                        byNature(outcomes, visible.keySet(), pooled),
                        byUnit(outcomes, visible, viewer)),
                new Calibration.Flags(
                        count(flags), retracted(flags), delays(flags), quick(viewer, pooled, readings, since)));
    }

    /** Logs an access to each unit shown by name. */
    public void recordLook(Viewer viewer, Calibration calibration) {
        var shown = calibration.coverages().byUnit().stream()
                .map(each -> each.unit().id())
                .toList();
        accessLog.record(
                viewer,
                indicators.of(shown).values().stream().flatMap(List::stream).toList());
    }

    private static Map<UnitId, Long> readings(List<Outcome> outcomes) {
        return outcomes.stream()
                .collect(Collectors.groupingBy(
                        Outcome::unit,
                        Collectors.summingLong(each -> each.coverage().readings())));
    }

    private static Coverage sum(Collection<Outcome> outcomes) {
        return outcomes.stream().map(Outcome::coverage).reduce(Coverage.NONE, Coverage::plus);
    }

    /** Over all units if each type may be pooled alone: one left out could be computed from the total. */
    private static Map<IndicatorType, Coverage> byNature(
            List<Outcome> outcomes, Set<UnitId> visible, DisclosableUnits whole) {
        var natures = outcomes.stream().collect(Collectors.groupingBy(Outcome::nature));
        var everybody = whole.withheld() == 0
                && natures.values().stream()
                        .allMatch(
                                of -> DisclosableUnits.of(readings(of), visible).withheld() == 0);
        var units = everybody ? whole.units() : visible;
        var byNature = new TreeMap<IndicatorType, Coverage>();
        natures.forEach((nature, of) -> {
            var coverage =
                    sum(of.stream().filter(each -> units.contains(each.unit())).toList());
            if (coverage.readings() > 0) {
                byNature.put(nature, coverage);
            }
        });
        return byNature;
    }

    private static List<Calibration.OfUnit> byUnit(List<Outcome> outcomes, Map<UnitId, Unit> visible, Viewer viewer) {
        Comparator<Unit> ownFirst = Comparator.comparing(unit -> !viewer.belongsTo(unit.id()));
        var byUnit = outcomes.stream().collect(Collectors.groupingBy(Outcome::unit));
        return visible.values().stream()
                .filter(unit -> byUnit.containsKey(unit.id()))
                .sorted(ownFirst.thenComparing(Unit::name))
                .limit(MOST_UNITS)
                .map(unit -> new Calibration.OfUnit(unit, sum(byUnit.getOrDefault(unit.id(), List.of()))))
                .toList();
    }

    private static long count(List<FlagCount> flags) {
        return flags.stream().mapToLong(FlagCount::count).sum();
    }

    private static Proportion retracted(List<FlagCount> flags) {
        return new Proportion(count(flags.stream().filter(FlagCount::retracted).toList()), count(flags));
    }

    private static List<Delays> delays(List<FlagCount> flags) {
        return flags.stream()
                .collect(Collectors.groupingBy(FlagCount::kind, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(kind -> Delays.of(kind.getKey(), kind.getValue()))
                .toList();
    }

    /** Shared series share no alerts: those of few units count for their own people only. */
    private @Nullable Proportion quick(
            Viewer viewer, DisclosableUnits pooled, Map<UnitId, Long> readings, LocalDate since) {
        var own = pooled.units().stream().filter(viewer::belongsTo).collect(Collectors.toSet());
        if (own.size() == pooled.units().size()) {
            return selfResolved.of(own, since);
        }
        var others = pooled.units().stream().filter(unit -> !own.contains(unit)).collect(Collectors.toSet());
        return DisclosableUnits.isCrowd(readings, others) ? selfResolved.of(pooled.units(), since) : null;
    }
}
