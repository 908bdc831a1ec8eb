package coop.minga.ui.account;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Bounds the sign-ins that wait on this node. A full queue evicts one of the busiest address or account. Known devices
 * have their own capacity. No decision depends on the account's existence.
 */
final class ConcurrencyLimit {

    private static final int CAPACITY = 2_000;
    private static final int KNOWN_DEVICE_CAPACITY = 200;
    private static final int MAX_PER_DEVICE = 3;

    private final int capacity;
    private final int knownDeviceCapacity;

    private final Set<PendingSignIn> waiting = new LinkedHashSet<>();
    private final Map<String, Integer> byAddress = new HashMap<>();
    private final Map<String, Integer> byAccount = new HashMap<>();
    private final Map<String, Integer> byPair = new HashMap<>();
    private final Map<String, Integer> byDevice = new HashMap<>();
    private int devices;

    ConcurrencyLimit() {
        this(CAPACITY, KNOWN_DEVICE_CAPACITY);
    }

    ConcurrencyLimit(int capacity, int knownDeviceCapacity) {
        this.capacity = capacity;
        this.knownDeviceCapacity = knownDeviceCapacity;
    }

    synchronized Admission acquire(PendingSignIn pending) {
        if (pending.known() && devices < knownDeviceCapacity && count(byDevice, pending.device()) < MAX_PER_DEVICE) {
            return acquireFastLane(pending);
        }
        var evicted = waiting.size() < capacity ? Optional.<PendingSignIn>empty() : evictionCandidate(pending);
        if (waiting.size() >= capacity && evicted.isEmpty()) {
            return Admission.REFUSED;
        }
        evicted.ifPresent(this::release);
        pending.queueBehind(count(byPair, pending.pair()), count(byAddress, pending.address()));
        waiting.add(pending);
        adjust(pending, 1);
        return new Admission(true, evicted);
    }

    private Admission acquireFastLane(PendingSignIn pending) {
        pending.enterFastLane();
        devices++;
        add(byDevice, pending.device(), 1);
        return new Admission(true, Optional.empty());
    }

    /** Frees the place. Returns false if it was evicted before. */
    synchronized boolean release(PendingSignIn pending) {
        if (pending.inFastLane()) {
            devices--;
            add(byDevice, pending.device(), -1);
            return true;
        }
        if (!waiting.remove(pending)) {
            return false;
        }
        adjust(pending, -1);
        return true;
    }

    private Optional<PendingSignIn> evictionCandidate(PendingSignIn pending) {
        var most = waiting.stream()
                .max(Comparator.comparingInt((PendingSignIn each) -> count(byAddress, each.address()))
                        .thenComparingInt(each -> count(byAccount, each.account())))
                .orElseThrow();
        var evictable = count(byAddress, most.address()) > count(byAddress, pending.address()) + 1
                || count(byAccount, most.account()) > count(byAccount, pending.account()) + 1
                || count(byPair, most.pair()) > count(byPair, pending.pair()) + 1;
        return evictable ? Optional.of(most) : Optional.empty();
    }

    private void adjust(PendingSignIn pending, int number) {
        add(byAddress, pending.address(), number);
        add(byAccount, pending.account(), number);
        add(byPair, pending.pair(), number);
    }

    private static int count(Map<String, Integer> counts, String key) {
        return counts.getOrDefault(key, 0);
    }

    private static void add(Map<String, Integer> counts, String key, int number) {
        var now = count(counts, key) + number;
        if (now == 0) {
            counts.remove(key);
        } else {
            counts.put(key, now);
        }
    }

    /** @param evicted a sign-in that lost its place */
    record Admission(boolean admitted, Optional<PendingSignIn> evicted) {

        private static final Admission REFUSED = new Admission(false, Optional.empty());
    }
}
