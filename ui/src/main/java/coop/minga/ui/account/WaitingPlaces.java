package coop.minga.ui.account;

import java.util.HashMap;
import java.util.Map;

/** How many may wait at once, in all and from one address: each holds a thread, and the threads answer others too. */
final class WaitingPlaces {

    private static final int IN_ALL = 32;
    private static final int OF_AN_ADDRESS = 8;

    private final Map<String, Integer> taken = new HashMap<>();
    private int all;

    /** Whether there was a place, which is then taken until {@link #leave}. */
    synchronized boolean enter(String address) {
        var there = taken.getOrDefault(address, 0);
        if (all == IN_ALL || there == OF_AN_ADDRESS) {
            return false;
        }
        all++;
        taken.put(address, there + 1);
        return true;
    }

    synchronized void leave(String address) {
        all--;
        taken.computeIfPresent(address, (same, there) -> there == 1 ? null : there - 1);
    }
}
