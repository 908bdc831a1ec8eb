package coop.minga.analytics.now;

import java.util.List;

import coop.minga.analytics.catalogue.Unit;
import coop.minga.analytics.now.NowRow.AlertRow;
import org.jspecify.annotations.Nullable;

/**
 * A page of ended alerts that a viewer may see, latest first.
 *
 * @param path from the root to the unit asked for
 * @param below units directly below that have some, by name
 * @param next null on the last page
 */
public record EndedPage(
        List<AlertRow> rows,
        List<Unit> path,
        List<Unit> below,
        @Nullable EndedPosition next) {

    public EndedPage {
        rows = List.copyOf(rows);
        path = List.copyOf(path);
        below = List.copyOf(below);
    }
}
