package coop.minga.analytics.catalogue;

import coop.minga.ingest.contract.CooperativeId;
import coop.minga.ingest.contract.Identifier;

/** Names a unit of the federation's tree. A cooperative's unit bears the cooperative's id. */
public record UnitId(String value) {

    public UnitId {
        Identifier.check("unit", value);
    }

    public static UnitId of(CooperativeId cooperative) {
        return new UnitId(cooperative.value());
    }

    @Override
    public String toString() {
        return value;
    }
}
