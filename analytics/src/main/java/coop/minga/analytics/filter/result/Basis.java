package coop.minga.analytics.filter.result;

/**
 * The basis of a verdict.
 *
 * @param transform of the heaviest model
 * @param isCount whether all values so far were whole and not negative
 * @param readingsNeeded before changes are looked for; 0 once enough
 */
public record Basis(TransformKind transform, boolean isCount, int readingsNeeded) {

    public Basis {
        if (readingsNeeded < 0) {
            throw new IllegalArgumentException("readings needed " + readingsNeeded + ": expected 0 or more");
        }
    }
}
