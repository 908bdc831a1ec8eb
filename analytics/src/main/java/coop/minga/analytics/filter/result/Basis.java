package coop.minga.analytics.filter.result;

/**
 * On what a day was judged.
 *
 * @param scale of the member of the bank that is trusted most
 * @param counts whether all values so far were whole and not negative, so that small ones are judged as counts
 * @param readingsNeeded so many readings more are needed until changes are looked for; 0 once they are
 */
public record Basis(ScaleKind scale, boolean counts, int readingsNeeded) {

    public Basis {
        if (readingsNeeded < 0) {
            throw new IllegalArgumentException("readings wanting " + readingsNeeded + ": expected 0 or more");
        }
    }
}
