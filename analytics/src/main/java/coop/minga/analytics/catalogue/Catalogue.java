package coop.minga.analytics.catalogue;

import org.springframework.transaction.support.TransactionTemplate;

/** Puts a whole federation into the tables at once: what is there already is changed to what is given. */
public final class Catalogue {

    private final TransactionTemplate transaction;
    private final Federations federations;
    private final Units units;
    private final Indicators indicators;
    private final CooperativeKeys keys;

    public Catalogue(
            TransactionTemplate transaction,
            Federations federations,
            Units units,
            Indicators indicators,
            CooperativeKeys keys) {
        this.transaction = transaction;
        this.federations = federations;
        this.units = units;
        this.indicators = indicators;
        this.keys = keys;
    }

    /** Idempotent; nothing is removed, so that no reading loses its indicator. */
    public void load(FederationPlan plan) {
        transaction.executeWithoutResult(status -> {
            federations.put(plan.id(), plan.name());
            plan.units().forEach(units::put);
            plan.indicators().forEach((unit, all) -> all.forEach(each -> indicators.put(unit, each)));
            plan.keys().forEach((unit, all) -> all.forEach(each -> keys.put(unit, each)));
        });
    }
}
