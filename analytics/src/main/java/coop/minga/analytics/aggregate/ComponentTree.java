package coop.minga.analytics.aggregate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import coop.minga.analytics.catalogue.Indicator;
import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.catalogue.UnitTree;
import org.jspecify.annotations.Nullable;

/**
 * The units below a level with similar indicators. A unit that measures it is a leaf: its reading includes units below.
 * Nodes with one child are omitted.
 *
 * @param nodes the level first, parents before children
 */
record ComponentTree(List<Node> nodes, AggregationTree tree) {

    /**
     * A unit in the tree.
     *
     * @param indicator of a component; null for a sum
     */
    record Node(Unit unit, @Nullable Indicator indicator) {}

    ComponentTree {
        nodes = List.copyOf(nodes);
    }

    /** @param alike the similar indicator of each unit that has one */
    static ComponentTree of(UnitTree units, Unit level, Map<UnitId, Indicator> alike) {
        var below = branches(units, level, alike);
        var root = below.size() == 1 && below.getFirst().indicator == null ? below.getFirst().below : below;
        var nodes = new ArrayList<>(List.of(new Node(level, null)));
        var parents = new ArrayList<>(List.of(-1));
        root.forEach(branch -> branch.flatten(0, nodes, parents));
        return new ComponentTree(
                nodes,
                AggregationTree.of(parents.stream().mapToInt(Integer::intValue).toArray()));
    }

    int size() {
        return nodes.size();
    }

    /** The nodes that are components. */
    List<Integer> components() {
        return numbers(true);
    }

    /** The components with expected readings. */
    List<Integer> awaited() {
        return components().stream().filter(part -> indicator(part).awaited()).toList();
    }

    /** The nodes that are sums, including the level. */
    List<Integer> sums() {
        return numbers(false);
    }

    /** The components below a node, or the node if it is one. */
    List<Integer> componentsBelow(int node) {
        var below = new ArrayList<Integer>();
        for (var part : components()) {
            var at = part;
            while (at > node) {
                at = tree.parent(at);
            }
            if (at == node) {
                below.add(part);
            }
        }
        return below;
    }

    Indicator indicator(int part) {
        return Objects.requireNonNull(nodes.get(part).indicator());
    }

    private List<Integer> numbers(boolean parts) {
        var found = new ArrayList<Integer>();
        for (var node = 0; node < nodes.size(); node++) {
            if (parts == (nodes.get(node).indicator() != null)) {
                found.add(node);
            }
        }
        return found;
    }

    private static List<Branch> branches(UnitTree units, Unit above, Map<UnitId, Indicator> alike) {
        return units.childrenOf(above.id()).stream()
                .flatMap(child -> branch(units, child, alike).stream())
                .toList();
    }

    /** Empty without similar units below. A single one replaces its parent. */
    private static List<Branch> branch(UnitTree units, Unit unit, Map<UnitId, Indicator> alike) {
        var indicator = alike.get(unit.id());
        if (indicator != null) {
            return List.of(new Branch(unit, indicator, List.of()));
        }
        var below = branches(units, unit, alike);
        return below.size() > 1 ? List.of(new Branch(unit, null, below)) : below;
    }

    /** A node while the tree is built. */
    private record Branch(Unit unit, @Nullable Indicator indicator, List<Branch> below) {

        void flatten(int parent, List<Node> nodes, List<Integer> parents) {
            var number = nodes.size();
            nodes.add(new Node(unit, indicator));
            parents.add(parent);
            below.forEach(branch -> branch.flatten(number, nodes, parents));
        }
    }
}
