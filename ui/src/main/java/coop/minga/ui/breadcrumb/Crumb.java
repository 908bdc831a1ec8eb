package coop.minga.ui.breadcrumb;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A link of the breadcrumbs, with its siblings.
 *
 * @param before the nearest siblings before it, in order
 * @param after the nearest siblings after it, in order
 * @param more leads to the others; null if there are none
 */
record Crumb(
        Place place,
        List<Place> before,
        List<Place> after,
        @Nullable Place more) {

    Crumb {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    boolean hasSiblings() {
        return !before.isEmpty() || !after.isEmpty();
    }

    @Nullable
    Place previous() {
        return before.isEmpty() ? null : before.getLast();
    }

    @Nullable
    Place next() {
        return after.isEmpty() ? null : after.getFirst();
    }

    /** @param path empty if the viewer may not open it */
    record Place(String name, String path) {}
}
