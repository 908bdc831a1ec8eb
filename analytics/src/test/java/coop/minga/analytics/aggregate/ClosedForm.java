package coop.minga.analytics.aggregate;

import java.util.ArrayList;
import java.util.List;

/**
 * The reconciliation by matrices, as published: {@code S (S' W^-1 S)^-1 S' W^-1 y} with covariance {@code S (S' W^-1
 * S)^-1 S'}. An unknown forecast has weight 0.
 */
final class ClosedForm {

    private ClosedForm() {}

    static List<Estimate> of(AggregationTree tree, List<Estimate> forecasts) {
        double[][] s = summing(tree);
        int leaves = s[0].length;
        double[][] precision = new double[leaves][leaves];
        double[] weighted = new double[leaves];
        for (int node = 0; node < tree.size(); node++) {
            Estimate forecast = forecasts.get(node);
            double weight = forecast.known() ? 1 / forecast.variance() : 0;
            for (int i = 0; i < leaves; i++) {
                weighted[i] += s[node][i] * weight * forecast.mean();
                for (int j = 0; j < leaves; j++) {
                    precision[i][j] += s[node][i] * weight * s[node][j];
                }
            }
        }
        double[][] covariance = inverse(precision);
        double[] bottom = times(covariance, weighted);
        List<Estimate> reconciled = new ArrayList<>();
        for (double[] row : s) {
            double mean = 0;
            double variance = 0;
            double[] across = times(covariance, row);
            for (int i = 0; i < leaves; i++) {
                mean += row[i] * bottom[i];
                variance += row[i] * across[i];
            }
            reconciled.add(new Estimate(mean, variance));
        }
        return reconciled;
    }

    /** A row for each node: 1 for each leaf below, or itself. */
    private static double[][] summing(AggregationTree tree) {
        List<Integer> leaves = new ArrayList<>();
        for (int node = 0; node < tree.size(); node++) {
            if (tree.leaf(node)) {
                leaves.add(node);
            }
        }
        double[][] s = new double[tree.size()][leaves.size()];
        for (int column = 0; column < leaves.size(); column++) {
            int node = leaves.get(column);
            s[node][column] = 1;
            while (node > 0) {
                node = tree.parent(node);
                s[node][column] = 1;
            }
        }
        return s;
    }

    private static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < vector.length; j++) {
                product[i] += matrix[i][j] * vector[j];
            }
        }
        return product;
    }

    /** Gauss and Jordan, with the largest pivot. */
    private static double[][] inverse(double[][] matrix) {
        int n = matrix.length;
        double[][] work = new double[n][2 * n];
        for (int i = 0; i < n; i++) {
            System.arraycopy(matrix[i], 0, work[i], 0, n);
            work[i][n + i] = 1;
        }
        for (int column = 0; column < n; column++) {
            int best = column;
            for (int i = column + 1; i < n; i++) {
                best = Math.abs(work[i][column]) > Math.abs(work[best][column]) ? i : best;
            }
            double[] pivot = work[best];
            work[best] = work[column];
            work[column] = pivot;
            double by = pivot[column];
            for (int j = 0; j < 2 * n; j++) {
                pivot[j] /= by;
            }
            for (int i = 0; i < n; i++) {
                double factor = work[i][column];
                for (int j = 0; i != column && j < 2 * n; j++) {
                    work[i][j] -= factor * pivot[j];
                }
            }
        }
        double[][] inverse = new double[n][n];
        for (int i = 0; i < n; i++) {
            System.arraycopy(work[i], n, inverse[i], 0, n);
        }
        return inverse;
    }
}
