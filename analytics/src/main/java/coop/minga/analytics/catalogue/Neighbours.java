package coop.minga.analytics.catalogue;

import java.util.List;

/**
 * Units below the same parent as a unit, by name.
 *
 * @param before the nearest before it, in order
 * @param after the nearest after it, in order
 */
public record Neighbours(List<Unit> before, List<Unit> after) {

    public Neighbours {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }
}
