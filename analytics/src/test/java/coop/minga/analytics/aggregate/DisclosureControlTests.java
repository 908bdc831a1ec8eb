package coop.minga.analytics.aggregate;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Promise I6 for sums: subtraction reveals no group under five units, or with one above half. */
class DisclosureControlTests {

    private static final double RESTS = -1;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void keepsFromAnybodyWhoSubtractsWhatIsAUnitsOwn(long seed) {
        var random = new Random(seed);
        var told = 0;
        for (var trial = 0; trial < 60; trial++) {
            var tree = tree(random);
            var shares = shares(random, tree);
            var seen = seen(random, tree);
            var decided = DisclosureControl.disclosed(tree, shares, seen);
            assertThat(new Adversary(tree, shares, seen, decided).findsOut()).isFalse();
            told += count(decided);
        }
        assertThat(told).isGreaterThan(10);
    }

    /** Any further disclosure would break the promise. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13, 14})
    void withholdsNothingWithoutNeed(long seed) {
        var random = new Random(seed);
        for (var trial = 0; trial < 60; trial++) {
            var tree = tree(random);
            var shares = shares(random, tree);
            var seen = seen(random, tree);
            var decided = DisclosureControl.disclosed(tree, shares, seen);
            for (var node = 0; node < tree.size(); node++) {
                if (!tree.leaf(node) && !decided[node] && keepsThePromiseByItself(tree, shares, node)) {
                    var more = decided.clone();
                    more[node] = true;
                    assertThat(new Adversary(tree, shares, seen, more).findsOut())
                            .isTrue();
                }
            }
        }
    }

    @Test
    void disclosesASumOfFiveUnitsAndNoneOfFour() {
        assertThat(rootTold(family(5), 1, 1, 1, 1, 1)).isTrue();
        assertThat(rootTold(family(4), 1, 1, 1, 1)).isFalse();
        assertThat(rootTold(family(5), 1, 1, 1, 1, RESTS)).isFalse();
    }

    @Test
    void disclosesNoSumOfWhichOneUnitIsOverHalf() {
        assertThat(rootTold(family(5), 4, 1, 1, 1, 1)).isTrue();
        assertThat(rootTold(family(5), 4.01, 1, 1, 1, 1)).isFalse();
    }

    @Test
    void disclosesNoSumOfZero() {
        assertThat(rootTold(family(5), 0, 0, 0, 0, 0)).isFalse();
    }

    @Test
    void disclosesNoSumWithAMissingPart() {
        assertThat(rootTold(family(6), 1, 1, 1, 1, 1, Double.NaN)).isFalse();
    }

    /** Sectors of five, six and two: the federation's sum would leave the two. */
    @Test
    void withholdsTheSumAboveWhereTheSumsBelowLeaveTooFew() {
        var tree = AggregationTree.of(-1, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3);
        var even = new double[tree.size()];
        Arrays.fill(even, 1);
        assertThat(DisclosureControl.disclosed(tree, even, new boolean[tree.size()]))
                .startsWith(false, true, true, false);
    }

    @Test
    void disclosesTheSumAboveTwoSectorsThatAreTooSmall() {
        var tree = AggregationTree.of(-1, 0, 0, 1, 1, 1, 2, 2, 2);
        var even = new double[tree.size()];
        Arrays.fill(even, 1);
        assertThat(DisclosureControl.disclosed(tree, even, new boolean[tree.size()]))
                .startsWith(true, false, false);
    }

    /** Of seven units six are shared: the seventh is left. Seven shared leave none. */
    @Test
    void countsWhatCanBeSeenAnyway() {
        var even = new double[] {0, 1, 1, 1, 1, 1, 1, 1};
        var allOpen = new boolean[] {false, true, true, true, true, true, true, true};
        var oneClosed = allOpen.clone();
        oneClosed[3] = false;
        assertThat(DisclosureControl.disclosed(family(7), even, allOpen)[0]).isTrue();
        assertThat(DisclosureControl.disclosed(family(7), even, oneClosed)[0]).isFalse();
    }

    private static boolean rootTold(AggregationTree tree, double... parts) {
        var shares = new double[parts.length + 1];
        System.arraycopy(parts, 0, shares, 1, parts.length);
        return DisclosureControl.disclosed(tree, shares, new boolean[shares.length])[0];
    }

    private static AggregationTree family(int children) {
        var parents = new int[children + 1];
        parents[0] = -1;
        return AggregationTree.of(parents);
    }

    private static boolean keepsThePromiseByItself(AggregationTree tree, double[] shares, int node) {
        var units = 0;
        var sum = 0.0;
        var largest = 0.0;
        for (var leaf = 0; leaf < tree.size(); leaf++) {
            var at = leaf;
            while (at > node) {
                at = tree.parent(at);
            }
            if (tree.leaf(leaf) && at == node && shares[leaf] >= 0) {
                units++;
                sum += shares[leaf];
                largest = Math.max(largest, shares[leaf]);
            }
        }
        return units >= 5 && largest <= sum / 2;
    }

    /** Three levels with 6 to 15 parts. */
    private static AggregationTree tree(Random random) {
        var sectors = 1 + random.nextInt(3);
        var parts = 6 + random.nextInt(10);
        var parents = new int[1 + sectors + parts];
        parents[0] = -1;
        for (var part = 1 + sectors; part < parents.length; part++) {
            parents[part] = random.nextInt(10) == 0 ? 0 : 1 + random.nextInt(sectors);
        }
        return AggregationTree.of(parents);
    }

    private static double[] shares(Random random, AggregationTree tree) {
        var heavy = random.nextInt(3) == 0;
        var shares = new double[tree.size()];
        for (var node = 0; node < shares.length; node++) {
            shares[node] = switch (random.nextInt(12)) {
                case 0 -> RESTS;
                case 1 -> 0;
                case 2 -> heavy ? 20 : 1;
                default -> 1 + random.nextInt(5);
            };
        }
        return shares;
    }

    private static boolean[] seen(Random random, AggregationTree tree) {
        var chance = random.nextDouble();
        var seen = new boolean[tree.size()];
        for (var node = 0; node < seen.length; node++) {
            seen[node] = random.nextDouble() < chance * chance;
        }
        return seen;
    }

    private static int count(boolean[] told) {
        var count = 0;
        for (var each : told) {
            count += each ? 1 : 0;
        }
        return count;
    }
}
