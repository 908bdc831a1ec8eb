package coop.minga.analytics.calibration;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import coop.minga.analytics.catalogue.Crowd;
import coop.minga.analytics.catalogue.UnitId;

/**
 * Over which units figures may be added up for somebody (I6, decision 022): over all where those that they may not see are
 * five or more with none over half of them, so that nothing can be worked out of any one by taking away what is seen; else
 * over those that they may see.
 *
 * @param withheld units with readings that are left out
 */
record DisclosableUnits(Set<UnitId> units, int withheld) {

    DisclosableUnits {
        units = Set.copyOf(units);
    }

    /** @param readings how many each unit has */
    static DisclosableUnits of(Map<UnitId, Long> readings, Set<UnitId> visible) {
        var hidden = new HashSet<>(readings.keySet());
        hidden.removeAll(visible);
        if (hidden.isEmpty() || isCrowd(readings, hidden)) {
            return new DisclosableUnits(readings.keySet(), 0);
        }
        var seen = new LinkedHashSet<>(readings.keySet());
        seen.retainAll(visible);
        return new DisclosableUnits(seen, hidden.size());
    }

    /** Whether what is told of all of them tells nothing of one. */
    static boolean isCrowd(Map<UnitId, Long> readings, Set<UnitId> units) {
        var all = units.stream()
                .mapToLong(unit -> readings.getOrDefault(unit, 0L))
                .sum();
        var most = units.stream()
                .mapToLong(unit -> readings.getOrDefault(unit, 0L))
                .max()
                .orElse(0);
        var speaking = units.stream()
                .filter(unit -> readings.getOrDefault(unit, 0L) > 0)
                .count();
        return Crowd.hides(speaking, (double) all, (double) most);
    }
}
