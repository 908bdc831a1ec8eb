package coop.minga.analytics.now;

import java.util.List;

/**
 * The exceptional readings of the last days, rarest first.
 *
 * @param exceptions the first of them
 * @param listed the number of all
 * @param among the number of readings examined
 */
public record Listing(List<UnusualReading> exceptions, int listed, int among) {

    public Listing {
        exceptions = List.copyOf(exceptions);
    }
}
