package coop.minga.analytics.aggregate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Knows disclosed sums and visible readings. Tries every group of units for a sum computable from these, without
 * knowledge of the rule.
 */
final class Adversary {

    private static final double ZERO = 1e-9;

    private final List<double[]> known = new ArrayList<>();
    private final List<Integer> hidden = new ArrayList<>();
    private final double[] shares;

    Adversary(AggregationTree tree, double[] shares, boolean[] seen, boolean[] told) {
        this.shares = shares.clone();
        for (int node = 0; node < tree.size(); node++) {
            if (tree.leaf(node) && !seen[node] && shares[node] >= 0) {
                hidden.add(node);
            }
        }
        for (int node = 0; node < tree.size(); node++) {
            if (told[node]) {
                eliminate(ofHidden(tree, node));
            }
        }
    }

    /** Whether a group under five units, with one above half, or all zero, is computable. */
    boolean findsOut() {
        int n = hidden.size();
        for (int group = 1; group < 1 << n; group++) {
            double[] wanted = new double[n];
            double sum = 0;
            double largest = 0;
            BitSet members = BitSet.valueOf(new long[] {group});
            for (int i = 0; i < n; i++) {
                if (members.get(i)) {
                    wanted[i] = 1;
                    sum += shares[hidden.get(i)];
                    largest = Math.max(largest, shares[hidden.get(i)]);
                }
            }
            boolean tells = members.cardinality() < 5 || largest > sum / 2 || sum == 0;
            if (tells && worksOut(wanted)) {
                return true;
            }
        }
        return false;
    }

    private double[] ofHidden(AggregationTree tree, int node) {
        double[] row = new double[hidden.size()];
        for (int i = 0; i < row.length; i++) {
            int at = hidden.get(i);
            while (at > node) {
                at = tree.parent(at);
            }
            row[i] = at == node ? 1 : 0;
        }
        return row;
    }

    /** Keeps the rows in echelon form: computable rows reduce to zero. */
    private void eliminate(double[] row) {
        if (!worksOut(row)) {
            known.add(row);
        }
    }

    private boolean worksOut(double[] row) {
        for (double[] each : known) {
            int pivot = pivot(each);
            double factor = row[pivot] / each[pivot];
            for (int i = 0; i < row.length; i++) {
                row[i] -= factor * each[i];
            }
        }
        return pivot(row) < 0;
    }

    private static int pivot(double[] row) {
        for (int i = 0; i < row.length; i++) {
            if (Math.abs(row[i]) > ZERO) {
                return i;
            }
        }
        return -1;
    }
}
