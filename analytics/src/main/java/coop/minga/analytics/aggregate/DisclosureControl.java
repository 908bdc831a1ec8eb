package coop.minga.analytics.aggregate;

import coop.minga.analytics.catalogue.DisclosureRule;

/**
 * Decides which sums of a day may be disclosed so that no subtraction reveals the value of one unit (I6). A permitted
 * sum has five units or more, none with over half of it. The same holds for the remainder after subtracting disclosed
 * sums below it and readings that the viewer may see.
 *
 * <p>Sums of a tree are nested, so every computable figure is a sum of such remainders (cell suppression: Cox 1980;
 * Hundepool et al. 2012, ch. 4). Lower sums are decided first. A decision depends on nothing above or beside the
 * node.
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
     * Returns for each node whether its sum may be disclosed; false for leaves.
     *
     * @param shares absolute values of the components; negative for one that is not due, NaN for an unknown one
     * @param seen the nodes whose readings the viewer may see
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

    /** Where all that is left is nothing at all, each unit is known to have had nothing. */
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
