package coop.minga.ui.now;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.catalogue.UnitId;
import coop.minga.analytics.now.NowSnapshot;

/**
 * The drawn part of a large tree: breadth first, of many siblings those with most open pain alerts.
 *
 * @param children drawn children in tree order
 * @param left number of omitted children
 */
record TreeCut(Map<UnitId, List<Unit>> children, Map<UnitId, Integer> left) {

    static final int MOST_LINES = 100;
    static final int MOST_CHILDREN = 25;

    TreeCut {
        children = Map.copyOf(children);
        left = Map.copyOf(left);
    }

    static TreeCut of(NowSnapshot snapshot, Unit root) {
        var children = new HashMap<UnitId, List<Unit>>();
        var left = new HashMap<UnitId, Integer>();
        var waiting = new ArrayDeque<>(List.of(root));
        var room = MOST_LINES - 1;
        while (!waiting.isEmpty()) {
            var unit = waiting.remove().id();
            var all = snapshot.tree().childrenOf(unit);
            var drawn = worst(all, Math.min(room, MOST_CHILDREN), snapshot);
            room -= drawn.size();
            children.put(unit, drawn);
            left.put(unit, all.size() - drawn.size());
            waiting.addAll(drawn);
        }
        return new TreeCut(children, left);
    }

    List<Unit> below(Unit unit) {
        return children.getOrDefault(unit.id(), List.of());
    }

    int leftBelow(Unit unit) {
        return left.getOrDefault(unit.id(), 0);
    }

    private static List<Unit> worst(List<Unit> units, int most, NowSnapshot snapshot) {
        if (units.size() <= most) {
            return units;
        }
        Comparator<Unit> byPain = Comparator.comparingInt(
                unit -> snapshot.openAlertsBelow(unit.id()).pain());
        var worst = new HashSet<>(
                units.stream().sorted(byPain.reversed()).limit(most).toList());
        return units.stream().filter(worst::contains).toList();
    }
}
