package coop.minga.analytics.now;

import java.util.List;

/**
 * The last days' readings that stand out, the rarest first.
 *
 * @param exceptions the first of them
 * @param listed how many stand out
 * @param among so many readings were looked at
 */
public record Listing(List<WallException> exceptions, int listed, int among) {

    public Listing {
        exceptions = List.copyOf(exceptions);
    }
}
