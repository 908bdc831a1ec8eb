package coop.minga.analytics.aggregate;

import coop.minga.analytics.catalogue.DisclosureRule;

/**
 * Discloses sums unless subtraction reveals a unit's value (I6; decision 020). Sums, and remainders after subtracting
 * visible figures, need five units, none above half (cell suppression: Cox 1980; Hundepool et al. 2012, ch. 4). Lower
 * sums come first.
 */
final class DisclosureControl {

    private final AggregationTree tree;
    private final Group[] whole;
    private final Group[] undisclosed;

    private DisclosureControl(AggregationTree tree) {
        this.tree = tree;
        this.whole = new Group[tree.size()];
        this.undisclosed = new Group[tree.size()];
        for (int node = 0; node < tree.size(); node++) {
            whole[node] = new Group();
            undisclosed[node] = new Group();
        }
    }

    /**
     * Whether each node's sum may be disclosed; false for leaves.
     *
     * @param shares absolute values of the components; negative if not due, NaN if unknown
     * @param seen nodes whose readings the viewer may see
     */
    static boolean[] disclosed(AggregationTree tree, double[] shares, boolean[] seen) {
        DisclosureControl control = new DisclosureControl(tree);
        boolean[] disclosed = new boolean[tree.size()];
        for (int node = tree.size() - 1; node >= 0; node--) {
            disclosed[node] =
                    tree.leaf(node) ? control.addComponent(node, shares[node], seen[node]) : control.disclosed(node);
            if (node > 0) {
                control.addToParent(node, disclosed[node]);
            }
        }
        return disclosed;
    }

    private boolean addComponent(int node, double share, boolean isSeen) {
        if (share >= 0 || Double.isNaN(share)) {
            whole[node].add(share);
            if (!isSeen) {
                undisclosed[node].add(share);
            }
        }
        return false;
    }

    /** A remainder of zero would reveal that each unit had zero. */
    private boolean disclosed(int node) {
        return whole[node].isPermitted()
                && (undisclosed[node].units == 0 || (undisclosed[node].isPermitted() && undisclosed[node].sum > 0));
    }

    private void addToParent(int node, boolean disclosed) {
        whole[tree.parent(node)].merge(whole[node]);
        if (!disclosed) {
            undisclosed[tree.parent(node)].merge(undisclosed[node]);
        }
    }

    /** Some units together. */
    private static final class Group {
        private int units;
        private double sum;
        private double largest;

        void add(double share) {
            units++;
            sum += share;
            largest = Math.max(largest, share);
        }

        void merge(Group other) {
            units += other.units;
            sum += other.sum;
            largest = Math.max(largest, other.largest);
        }

        boolean isPermitted() {
            return DisclosureRule.permits(units, sum, largest);
        }
    }
}
