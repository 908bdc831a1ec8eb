package coop.minga.analytics.aggregate;

import coop.minga.analytics.catalogue.DisclosureRule;

/**
 * Which sums of one day may be told so that no subtraction tells what is a unit's own (I6). A sum is over five units or
 * more with none over half of it. And whoever takes away from it the sums told below it and the readings that they may
 * see anyway, is left with nothing, or again with five units or more with none over half. The sums of a tree are
 * nested: all that can be worked out of them by adding and subtracting are sums of such remainders, so that it suffices
 * to keep each of these safe (cell suppression: Cox 1980; Hundepool et al. 2012, ch. 4). Lower sums go first: whether
 * one is told depends on nothing above or beside it, and never on which day is looked at or when.
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
     * For each sum whether it may be told; false for parts.
     *
     * @param shares what each part gives to the sums above it, 0 or more in any one unit of measure; less than 0 for
     *     one that gives nothing on this day because it rests, NaN for one of which that is not known
     * @param seen the parts of which the reading is known to whoever asks
     */
    static boolean[] disclosed(AggregationTree tree, double[] shares, boolean[] seen) {
        DisclosureControl control = new DisclosureControl(tree);
        boolean[] disclosed = new boolean[tree.size()];
        for (int node = tree.size() - 1; node >= 0; node--) {
            disclosed[node] = tree.leaf(node) ? control.addComponent(node, shares[node], seen[node]) : control.disclosed(node);
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
