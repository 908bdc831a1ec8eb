package coop.minga.analytics.alert;

import java.util.List;

/**
 * The last days' readings that stand out, the rarest first.
 *
 * @param among so many readings were looked at
 */
public record Listing(List<WallException> exceptions, int among) {

    public Listing {
        exceptions = List.copyOf(exceptions);
    }
}
