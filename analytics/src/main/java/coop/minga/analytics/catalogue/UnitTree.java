package coop.minga.analytics.catalogue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The federation's tree, as read at one moment. Immutable. */
public final class UnitTree {

    private final Map<UnitId, Unit> units = new LinkedHashMap<>();
    private final Map<UnitId, List<Unit>> children = new LinkedHashMap<>();
    private final List<Unit> all;

    public UnitTree(Collection<Unit> units) {
        units.stream().sorted(Comparator.comparing(Unit::name)).forEach(unit -> {
            this.units.put(unit.id(), unit);
            var parent = unit.parent();
            if (parent != null) {
                children.computeIfAbsent(parent, id -> new ArrayList<>()).add(unit);
            }
        });
        all = List.copyOf(this.units.values());
        all.forEach(unit -> {
            if (unit.parent() != null && !this.units.containsKey(unit.parent())) {
                throw new IllegalArgumentException(
                        "unit " + unit.id() + ": parent '" + unit.parent() + "' is not a unit of the federation");
            }
        });
    }

    public Optional<Unit> root() {
        return units.values().stream().filter(unit -> unit.parent() == null).findFirst();
    }

    public Optional<Unit> find(UnitId id) {
        return Optional.ofNullable(units.get(id));
    }

    public List<Unit> childrenOf(UnitId id) {
        return List.copyOf(children.getOrDefault(id, List.of()));
    }

    public Optional<Unit> parentOf(UnitId id) {
        return find(id).map(Unit::parent).flatMap(this::find);
    }

    /** From the unit up to the root; empty if there is none. */
    public List<Unit> pathUp(UnitId id) {
        var path = new ArrayList<Unit>();
        for (var unit = find(id); unit.isPresent(); unit = parentOf(unit.get().id())) {
            path.add(unit.get());
        }
        return List.copyOf(path);
    }

    /** All units connected with the root, depth first. */
    public List<Unit> inOrder() {
        var order = new ArrayList<Unit>();
        var waiting = new ArrayDeque<Unit>();
        root().ifPresent(waiting::push);
        while (!waiting.isEmpty()) {
            var unit = waiting.pop();
            order.add(unit);
            childrenOf(unit.id()).reversed().forEach(waiting::push);
        }
        return List.copyOf(order);
    }

    public List<Unit> all() {
        return all;
    }
}
