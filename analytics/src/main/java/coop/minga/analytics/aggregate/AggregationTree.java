package coop.minga.analytics.aggregate;

import java.util.Arrays;

/** A tree of sums: every inner node is the sum of its children. Parents are numbered before children. */
final class AggregationTree {

    private static final int NONE = -1;

    private final int[] parents;
    private final int[] children;

    private AggregationTree(int[] parents) {
        this.parents = parents;
        this.children = new int[parents.length];
        for (int node = 1; node < parents.length; node++) {
            children[parents[node]]++;
        }
    }

    /** @param parents of each node; -1 for the first, the root */
    static AggregationTree of(int... parents) {
        if (parents.length == 0 || parents[0] != NONE) {
            throw new IllegalArgumentException(
                    "parents " + Arrays.toString(parents) + ": expected a root with parent -1 to begin with");
        }
        for (int node = 1; node < parents.length; node++) {
            if (parents[node] < 0 || parents[node] >= node) {
                throw new IllegalArgumentException("parent " + parents[node] + " of node " + node
                        + ": expected one of the nodes before it, from 0 to " + (node - 1));
            }
        }
        return new AggregationTree(parents.clone());
    }

    int size() {
        return parents.length;
    }

    /** The root has none. */
    int parent(int node) {
        return parents[node];
    }

    boolean leaf(int node) {
        return children[node] == 0;
    }
}
