package coop.minga.analytics.filter.result;

/** Posterior probabilities of the four processes of a reading; sum one. */
public record ProcessProbabilities(double steady, double transientOnly, double level, double slope) {

    /** For a day without a reading. */
    public static final ProcessProbabilities STEADY = new ProcessProbabilities(1, 0, 0, 0);

    public static ProcessProbabilities of(double[] probabilities) {
        return of(probabilities[1], probabilities[2], probabilities[3]);
    }

    /** The remaining probability is that of a steady reading. */
    public static ProcessProbabilities of(double transientOnly, double level, double slope) {
        return new ProcessProbabilities(Math.max(0, 1 - transientOnly - level - slope), transientOnly, level, slope);
    }
}
