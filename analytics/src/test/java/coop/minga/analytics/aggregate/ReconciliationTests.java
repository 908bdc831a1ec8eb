package coop.minga.analytics.aggregate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Compares the two passes with the matrix formula and hand-calculated numbers. */
class ReconciliationTests {

    private static final double RELATIVE = 1e-9;
    private static final AggregationTree FAMILY = AggregationTree.of(-1, 0, 0, 0);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void equalsTheFormulaWithMatricesOnTreesOfAnyShape(long seed) {
        var random = new Random(seed);
        for (var trial = 0; trial < 20; trial++) {
            var tree = tree(random, 2 + random.nextInt(40));
            var forecasts = forecasts(random, tree.size());
            assertEqual(Reconciliation.of(tree, forecasts), ClosedForm.of(tree, forecasts));
        }
    }

    /** The formula has no answer if two siblings lack any forecast below. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22, 23, 24, 25, 26, 27, 28})
    void equalsTheFormulaWhereForecastsAreMissing(long seed) {
        var random = new Random(seed);
        for (var trial = 0; trial < 20; trial++) {
            var tree = tree(random, 3 + random.nextInt(30));
            var forecasts = forecasts(random, tree.size());
            forecasts.set(1 + random.nextInt(tree.size() - 1), Estimate.UNKNOWN);
            assertEqual(Reconciliation.of(tree, forecasts), ClosedForm.of(tree, forecasts));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {31, 32, 33, 34})
    void addsUpAtEveryNode(long seed) {
        var random = new Random(seed);
        var tree = tree(random, 200);
        var reconciled = Reconciliation.of(tree, forecasts(random, tree.size()));
        assertAddsUp(tree, reconciled);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {41, 42, 43, 44})
    void leavesAloneWhatAddsUpAlready(long seed) {
        var random = new Random(seed);
        var tree = tree(random, 60);
        var means = new double[tree.size()];
        for (var node = tree.size() - 1; node >= 0; node--) {
            means[node] += tree.leaf(node) ? 100 * random.nextGaussian() : 0;
            if (node > 0) {
                means[tree.parent(node)] += means[node];
            }
        }
        var forecasts = new ArrayList<Estimate>();
        for (var mean : means) {
            forecasts.add(new Estimate(mean, 0.1 + 10 * random.nextDouble()));
        }
        var reconciled = Reconciliation.of(tree, forecasts);
        for (var node = 0; node < tree.size(); node++) {
            assertThat(reconciled.get(node).mean()).isCloseTo(means[node], within(1e-9 * (1 + Math.abs(means[node]))));
        }
    }

    /** {@code seven-nodes.csv} has each number with its calculation. */
    @Test
    void comesToTheWorkedValues() throws IOException {
        var rows = rows("seven-nodes.csv");
        var tree = AggregationTree.of(
                rows.stream().mapToInt(row -> (int) number(row, "parent")).toArray());
        var reconciled = Reconciliation.of(
                tree,
                rows.stream()
                        .map(row -> new Estimate(number(row, "mean"), number(row, "variance")))
                        .toList());
        for (var node = 0; node < rows.size(); node++) {
            assertThat(reconciled.get(node).mean()).isCloseTo(number(rows.get(node), "expected mean"), within(1e-12));
            assertThat(reconciled.get(node).variance())
                    .isCloseTo(number(rows.get(node), "expected variance"), within(1e-12));
        }
    }

    @Test
    void aSinglePartWithoutAForecastIsWhatTheOthersLeave() {
        var reconciled = Reconciliation.of(
                FAMILY, List.of(new Estimate(100, 4), new Estimate(30, 1), Estimate.UNKNOWN, new Estimate(20, 2)));
        assertThat(reconciled)
                .containsExactly(new Estimate(100, 4), new Estimate(30, 1), new Estimate(50, 7), new Estimate(20, 2));
    }

    @Test
    void ofSeveralPartsWithoutAForecastNoneIsGuessed() {
        var reconciled = Reconciliation.of(
                FAMILY, List.of(new Estimate(100, 4), Estimate.UNKNOWN, Estimate.UNKNOWN, new Estimate(20, 2)));
        assertThat(reconciled)
                .containsExactly(new Estimate(100, 4), Estimate.UNKNOWN, Estimate.UNKNOWN, new Estimate(20, 2));
    }

    @Test
    void aSumWithoutAForecastIsThatOfItsParts() {
        var reconciled = Reconciliation.of(
                FAMILY, List.of(Estimate.UNKNOWN, new Estimate(1, 1), new Estimate(2, 2), new Estimate(3, 3)));
        assertThat(reconciled.getFirst()).isEqualTo(new Estimate(6, 6));
        assertThat(reconciled.get(3)).isEqualTo(new Estimate(3, 3));
    }

    @Test
    void whatIsCertainDoesNotGiveWay() {
        var reconciled = Reconciliation.of(
                FAMILY, List.of(new Estimate(12, 5), new Estimate(0, 0), new Estimate(4, 3), new Estimate(4, 2)));
        assertThat(reconciled.get(1)).isEqualTo(new Estimate(0, 0));
        assertThat(reconciled.getFirst().mean()).isCloseTo(10, within(1e-12));
        assertAddsUp(FAMILY, reconciled);
    }

    @Test
    void refusesAParentAfterItsChildAndForecastsOfAnotherTree() {
        assertThatThrownBy(() -> AggregationTree.of(-1, 2, 0)).hasMessageContaining("parent 2 of node 1");
        assertThatThrownBy(() -> Reconciliation.of(FAMILY, List.of(Estimate.UNKNOWN)))
                .hasMessageContaining("1 forecasts: expected one for each of 4 nodes");
    }

    private static void assertEqual(List<Estimate> found, List<Estimate> expected) {
        for (var node = 0; node < expected.size(); node++) {
            var size = Math.max(1, Math.abs(expected.get(node).mean()));
            assertThat(found.get(node).mean()).isCloseTo(expected.get(node).mean(), within(RELATIVE * size));
            assertThat(found.get(node).variance())
                    .isCloseTo(
                            expected.get(node).variance(),
                            within(RELATIVE * Math.max(1, expected.get(node).variance())));
        }
    }

    private static void assertAddsUp(AggregationTree tree, List<Estimate> reconciled) {
        var sums = new double[tree.size()];
        for (var node = 1; node < tree.size(); node++) {
            sums[tree.parent(node)] += reconciled.get(node).mean();
        }
        for (var node = 0; node < tree.size(); node++) {
            if (!tree.leaf(node)) {
                assertThat(sums[node])
                        .isCloseTo(reconciled.get(node).mean(), within(1e-9 * (1 + Math.abs(sums[node]))));
            }
        }
    }

    /** Any shape: chains, stars and what lies between. */
    private static AggregationTree tree(Random random, int size) {
        var parents = new int[size];
        parents[0] = -1;
        var breadth = 1 + random.nextInt(size);
        for (var node = 1; node < size; node++) {
            parents[node] = Math.max(0, node - 1 - random.nextInt(Math.min(node, breadth)));
        }
        return AggregationTree.of(parents);
    }

    private static List<Estimate> forecasts(Random random, int size) {
        var forecasts = new ArrayList<Estimate>();
        for (var node = 0; node < size; node++) {
            forecasts.add(new Estimate(100 * random.nextGaussian(), 0.05 + 20 * random.nextDouble()));
        }
        return forecasts;
    }

    private static double number(NamedCsvRecord row, String column) {
        return Double.parseDouble(row.getField(column));
    }

    private static List<NamedCsvRecord> rows(String name) throws IOException {
        try (var csv = CsvReader.builder()
                .ofNamedCsvRecord(new String(
                        Objects.requireNonNull(ReconciliationTests.class.getResourceAsStream(name))
                                .readAllBytes(),
                        StandardCharsets.UTF_8))) {
            return csv.stream().toList();
        }
    }
}
