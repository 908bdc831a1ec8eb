package coop.minga.analytics.filter.effect;

import java.util.List;

/** A permanent change under all models, weighted by their likelihood. */
public final class ChangeMixture {

    private static final double FARTHEST = 12;
    private static final int STEPS = 60;

    private final double[] weight;
    private final List<PermanentChange> changes;

    private ChangeMixture(double[] weight, List<PermanentChange> changes) {
        this.weight = weight;
        this.changes = changes;
    }

    /** @param modelWeights weights before these readings */
    public static ChangeMixture of(double[] modelWeights, List<PermanentChange> changes) {
        double largest =
                changes.stream().mapToDouble(PermanentChange::logEvidence).max().orElseThrow();
        double[] weight = new double[modelWeights.length];
        double sum = 0;
        for (int k = 0; k < weight.length; k++) {
            weight[k] = modelWeights[k] * StrictMath.exp(changes.get(k).logEvidence() - largest);
            sum += weight[k];
        }
        for (int k = 0; k < weight.length; k++) {
            weight[k] /= sum;
        }
        return new ChangeMixture(weight, changes);
    }

    public double expected() {
        double sum = 0;
        for (int k = 0; k < weight.length; k++) {
            sum += weight[k] * changes.get(k).expected();
        }
        return sum;
    }

    /** The cumulative distribution function, in the indicator's unit of measure. */
    public double cdf(double change) {
        double sum = 0;
        for (int k = 0; k < weight.length; k++) {
            sum += weight[k] * changes.get(k).cdf(change);
        }
        return Math.min(1, sum);
    }

    public double quantile(double p) {
        double low = changes.stream()
                .mapToDouble(each -> each.quantileAt(-FARTHEST))
                .min()
                .orElseThrow();
        double high = changes.stream()
                .mapToDouble(each -> each.quantileAt(FARTHEST))
                .max()
                .orElseThrow();
        for (int i = 0; i < STEPS; i++) {
            double midpoint = (low + high) / 2;
            if (cdf(midpoint) < p) {
                low = midpoint;
            } else {
                high = midpoint;
            }
        }
        return (low + high) / 2;
    }
}
