package coop.minga.analytics.calibration;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import coop.minga.analytics.catalogue.DisclosureRule;
import coop.minga.analytics.catalogue.UnitId;

/**
 * Units whose figures may be pooled for a viewer (I6, decision 022). Hidden units need to be five, none with over half
 * of the readings: else subtraction would disclose them.
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

    /** Whether a sum over all of them discloses none. */
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
        return DisclosureRule.permits(speaking, (double) all, (double) most);
    }
}
