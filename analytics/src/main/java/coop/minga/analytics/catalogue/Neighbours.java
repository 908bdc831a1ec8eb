package coop.minga.analytics.catalogue;

import java.util.List;

/**
 * Units below the same parent as a unit, or indicators of the same unit as an indicator, by name.
 *
 * @param before the nearest before it, in order
 * @param after the nearest after it, in order
 */
public record Neighbours<T>(List<T> before, List<T> after) {

    public Neighbours {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }
}
