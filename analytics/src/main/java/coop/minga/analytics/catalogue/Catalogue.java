package coop.minga.analytics.catalogue;

import java.util.Collection;
import java.util.HashSet;
import java.util.function.Consumer;

import org.springframework.transaction.support.TransactionTemplate;

/** Puts a whole federation into the tables at once: what is there already is changed to what is given. */
public final class Catalogue {

    private final TransactionTemplate transaction;
    private final Federations federations;
    private final Units units;
    private final Indicators indicators;
    private final CooperativeKeys keys;
    private final Consumer<Collection<SeriesId>> judgeAnew;

    /**
     * @param judgeAnew hears, in the transaction of the change, of the series that are forecast by other calendars or
     *     bounds than before
     */
    public Catalogue(
            TransactionTemplate transaction,
            Federations federations,
            Units units,
            Indicators indicators,
            CooperativeKeys keys,
            Consumer<Collection<SeriesId>> judgeAnew) {
        this.transaction = transaction;
        this.federations = federations;
        this.units = units;
        this.indicators = indicators;
        this.keys = keys;
        this.judgeAnew = judgeAnew;
    }

    /** Idempotent; nothing is removed, so that no reading loses its indicator. */
    public void load(FederationPlan plan) {
        transaction.executeWithoutResult(status -> {
            federations.put(plan.id(), plan.name());
            var changed = new HashSet<SeriesId>();
            var otherCalendar =
                    plan.units().stream().filter(units::put).map(Unit::id).toList();
            indicators.of(otherCalendar).values().forEach(all -> all.forEach(each -> changed.add(each.series())));
            plan.indicators()
                    .forEach((unit, all) ->
                            all.forEach(each -> indicators.put(unit, each).ifPresent(changed::add)));
            plan.keys().forEach((unit, all) -> all.forEach(each -> keys.put(unit, each)));
            judgeAnew.accept(changed);
        });
    }
}
