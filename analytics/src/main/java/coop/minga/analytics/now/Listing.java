package coop.minga.analytics.now;

import java.util.List;

/**
 * The exceptional readings of the last days, rarest first.
 *
 * @param readings the first of them
 * @param listed the number of all
 * @param among the number of readings examined
 */
public record Listing(List<ListedReading> readings, int listed, int among) {

    public Listing {
        readings = List.copyOf(readings);
    }
}
