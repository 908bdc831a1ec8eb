package coop.minga.analytics.aggregate;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes forecasts of sums and of their parts add up, each giving way in proportion to its variance: minimum trace
 * reconciliation (Wickramasuriya, Athanasopoulos and Hyndman 2019) with the diagonal weights of their WLS variant,
 * {@code S (S' W^-1 S)^-1 S' W^-1 y} where {@code y} are the forecasts, {@code W} their variances on the diagonal and
 * {@code S} says which leaves make up each node. No matrix is made: over a tree the same comes of two passes, each
 * linear in the number of nodes. From the leaves to the root each node's own forecast is combined with the sum of its
 * children, weighted by precision; from the root to the leaves what is left of a difference is shared out among the
 * children in proportion to their variances. (It is the smoother of a Gaussian tree: Chou, Willsky and Benveniste
 * 1994.)
 *
 * <p>The variances that come out are those of the formula. They hold only if the errors of a sum and of its parts had
 * nothing to do with each other, which they have: {@code Outlook} measures how wide a band must be instead.
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
     * The reconciled estimate of every node. A node without a forecast ({@link Estimate#UNKNOWN}) has no weight: a sum
     * is then that of its children, and a single unknown child is what the others leave of the sum. Of several unknown
     * children of one node only their sum is known, so that each stays unknown and the others stay as they were.
     *
     * @param forecasts of each node, in the order of the tree's numbers
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

    /** Of two certain and different ones the sum of the children holds. */
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
