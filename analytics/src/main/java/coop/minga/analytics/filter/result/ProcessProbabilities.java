package coop.minga.analytics.filter.result;

/** Posterior probabilities of the four processes of a reading; sum one. */
public record ProcessProbabilities(double steady, double transientOnly, double level, double slope) {

    private static final int PROCESSES = ProcessProbabilities.class.getRecordComponents().length;

    /** For a day without a reading. */
    public static final ProcessProbabilities STEADY = new ProcessProbabilities(1, 0, 0, 0);

    /** @param probabilities in the order of the components */
    public static ProcessProbabilities of(double[] probabilities) {
        if (probabilities.length != PROCESSES) {
            throw new IllegalArgumentException(probabilities.length + " probabilities: expected " + PROCESSES);
        }
        return of(probabilities[1], probabilities[2], probabilities[3]);
    }

    /** The remaining probability is that of a steady reading. */
    public static ProcessProbabilities of(double transientOnly, double level, double slope) {
        return new ProcessProbabilities(Math.max(0, 1 - transientOnly - level - slope), transientOnly, level, slope);
    }
}
