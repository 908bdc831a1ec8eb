package coop.minga.analytics.catalogue;

import java.util.regex.Pattern;

import coop.minga.ingest.contract.CooperativeId;

/** Names a unit of the federation's tree. A cooperative's unit bears the cooperative's id. */
public record UnitId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    public UnitId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "unit: '" + value + "' is not lower-case letters, digits and hyphens, 63 at the most");
        }
    }

    public static UnitId of(CooperativeId cooperative) {
        return new UnitId(cooperative.value());
    }

    @Override
    public String toString() {
        return value;
    }
}
