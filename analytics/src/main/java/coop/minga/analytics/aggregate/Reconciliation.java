package coop.minga.analytics.aggregate;

import java.util.ArrayList;
import java.util.List;

/**
 * Minimum trace reconciliation with diagonal weights (Wickramasuriya, Athanasopoulos and Hyndman 2019) in two linear
 * passes over the tree (Chou, Willsky and Benveniste 1994): up by precision, down by variance. Its variances assume
 * independent errors; see {@link AggregateForecast}.
 */
final class Reconciliation {

    private final AggregationTree tree;
    private final Estimate[] up;
    private final double[] childMean;
    private final double[] childVariance;
    private final int[] unknownChildren;

    private Reconciliation(AggregationTree tree) {
        this.tree = tree;
        this.up = new Estimate[tree.size()];
        this.childMean = new double[tree.size()];
        this.childVariance = new double[tree.size()];
        this.unknownChildren = new int[tree.size()];
    }

    /**
     * The reconciled estimates of all nodes. {@link Estimate#UNKNOWN} has no weight. A single unknown child gets the
     * remainder; several stay unknown.
     *
     * @param forecasts in the order of the nodes
     */
    static List<Estimate> of(AggregationTree tree, List<Estimate> forecasts) {
        if (forecasts.size() != tree.size()) {
            throw new IllegalArgumentException(
                    forecasts.size() + " forecasts: expected one for each of " + tree.size() + " nodes");
        }
        var passes = new Reconciliation(tree);
        passes.upward(forecasts);
        return passes.downward();
    }

    private void upward(List<Estimate> forecasts) {
        for (int node = tree.size() - 1; node >= 0; node--) {
            up[node] = tree.leaf(node) ? forecasts.get(node) : combined(forecasts.get(node), node);
            if (node == 0) {
                return;
            }
            int parent = tree.parent(node);
            if (up[node].known()) {
                childMean[parent] += up[node].mean();
                childVariance[parent] += up[node].variance();
            } else {
                unknownChildren[parent]++;
            }
        }
    }

    /** If two exact values differ, the sum of the children holds. */
    private Estimate combined(Estimate own, int node) {
        if (unknownChildren[node] > 0) {
            return own;
        }
        double mean = childMean[node];
        double variance = childVariance[node];
        if (!own.known() || variance == 0) {
            return new Estimate(mean, variance);
        }
        double share = variance / (own.variance() + variance);
        return new Estimate(mean + share * (own.mean() - mean), own.variance() * share);
    }

    private List<Estimate> downward() {
        var reconciled = new ArrayList<Estimate>(tree.size());
        reconciled.add(up[0]);
        for (int node = 1; node < tree.size(); node++) {
            reconciled.add(under(reconciled.get(tree.parent(node)), node));
        }
        return List.copyOf(reconciled);
    }

    private Estimate under(Estimate sum, int node) {
        int parent = tree.parent(node);
        Estimate own = up[node];
        if (!sum.known()) {
            return own;
        }
        if (!own.known()) {
            return unknownChildren[parent] == 1
                    ? new Estimate(sum.mean() - childMean[parent], sum.variance() + childVariance[parent])
                    : own;
        }
        if (unknownChildren[parent] > 0 || childVariance[parent] == 0) {
            return own;
        }
        double share = own.variance() / childVariance[parent];
        double left = own.variance() - share * share * (childVariance[parent] - sum.variance());
        return new Estimate(own.mean() + share * (sum.mean() - childMean[parent]), Math.max(0, left));
    }
}
