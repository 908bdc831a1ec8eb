package coop.minga.analytics.catalogue;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

import coop.minga.ingest.contract.IndicatorDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Upserts a whole federation in one transaction. */
public final class Catalogue {

    private final TransactionTemplate transaction;
    private final Federations federations;
    private final Units units;
    private final Indicators indicators;
    private final CooperativeKeys keys;
    private final Predicate<SeriesId> hasReadings;
    private final Consumer<Collection<SeriesId>> judgeAnew;

    /**
     * @param hasReadings whether a series has any statement
     * @param judgeAnew called within the transaction for series with changed calendars or bounds
     */
    public Catalogue(
            TransactionTemplate transaction,
            Federations federations,
            Units units,
            Indicators indicators,
            CooperativeKeys keys,
            Predicate<SeriesId> hasReadings,
            Consumer<Collection<SeriesId>> judgeAnew) {
        this.transaction = transaction;
        this.federations = federations;
        this.units = units;
        this.indicators = indicators;
        this.keys = keys;
        this.hasReadings = hasReadings;
        this.judgeAnew = judgeAnew;
    }

    /** Whether no federation was loaded yet. */
    public boolean none() {
        return federations.id().isEmpty();
    }

    /**
     * Idempotent. Deletes nothing: indicators missing in the plan are retired and keep their readings.
     *
     * @throws IllegalArgumentException if an indicator with readings would change its unit of measure; changes nothing
     * then
     */
    public void load(FederationPlan plan) {
        transaction.executeWithoutResult(status -> {
            federations.put(plan.id(), plan.name());
            var changed = new HashSet<SeriesId>();
            var otherCalendar =
                    plan.units().stream().filter(units::put).map(Unit::id).toList();
            indicators.of(otherCalendar).values().forEach(all -> all.forEach(each -> changed.add(each.series())));
            plan.indicators().forEach((unit, all) -> all.forEach(each -> put(unit, each, changed)));
            retireUnnamed(plan);
            plan.keys().forEach((unit, all) -> all.forEach(each -> keys.put(unit, each)));
            judgeAnew.accept(changed);
        });
    }

    private void retireUnnamed(FederationPlan plan) {
        var now = federations.clock().instant();
        indicators.all().stream()
                .filter(each -> each.awaited() && !plan.names(each))
                .forEach(each -> indicators.retire(
                        each.series(), units.find(each.unit()).orElseThrow().today(now)));
    }

    private void put(UnitId unit, IndicatorDefinition definition, Set<SeriesId> changed) {
        var change = indicators.put(unit, definition);
        if (!change.measureBefore().equals(definition.unitOfMeasure()) && hasReadings.test(change.series())) {
            throw new IllegalArgumentException("indicator " + definition.code() + " of " + unit + ": unit of measure "
                    + definition.unitOfMeasure() + ", expected " + change.measureBefore()
                    + " as its readings are in; what is measured otherwise is an indicator with another code");
        }
        if (change.judgedOtherwise()) {
            changed.add(change.series());
        }
    }
}
