package coop.minga.analytics.catalogue;

import java.util.Optional;

import coop.minga.ingest.contract.CooperativeId;
import coop.minga.ingest.contract.Identifier;

/** Names a unit of the tree; for a cooperative the cooperative's id. */
public record UnitId(String value) {

    public UnitId {
        Identifier.check("unit", value);
    }

    public static UnitId of(CooperativeId cooperative) {
        return new UnitId(cooperative.value());
    }

    /** Empty if the text is no valid id. */
    public static Optional<UnitId> parse(String text) {
        return Identifier.fits(text) ? Optional.of(new UnitId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
