package coop.minga.ui.account;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who waits for an answer on this node: a bounded number. When all places are taken, somebody new gets that of the address
 * or of the account that holds the most. Known devices have places of their own, and the others beyond those. Nothing here
 * depends on whether there is such an account, so that nobody learns it from who has to give up a place.
 */
final class SignInPlaces {

    private static final int IN_ALL = 2_000;
    private static final int OF_KNOWN_DEVICES = 200;
    private static final int OF_A_DEVICE = 3;

    private final int inAll;
    private final int ofKnownDevices;

    private final Set<SignInTicket> taken = new LinkedHashSet<>();
    private final Map<String, Integer> byAddress = new HashMap<>();
    private final Map<String, Integer> byAccount = new HashMap<>();
    private final Map<String, Integer> byPair = new HashMap<>();
    private final Map<String, Integer> byDevice = new HashMap<>();
    private int devices;

    SignInPlaces() {
        this(IN_ALL, OF_KNOWN_DEVICES);
    }

    SignInPlaces(int inAll, int ofKnownDevices) {
        this.inAll = inAll;
        this.ofKnownDevices = ofKnownDevices;
    }

    synchronized Entry enter(SignInTicket ticket) {
        if (ticket.known() && devices < ofKnownDevices && count(byDevice, ticket.device()) < OF_A_DEVICE) {
            return enterFastLane(ticket);
        }
        var giver = taken.size() < inAll ? Optional.<SignInTicket>empty() : giverFor(ticket);
        if (taken.size() >= inAll && giver.isEmpty()) {
            return Entry.REFUSED;
        }
        giver.ifPresent(this::leave);
        ticket.stand(count(byPair, ticket.pair()), count(byAddress, ticket.address()));
        taken.add(ticket);
        change(ticket, 1);
        return new Entry(true, giver);
    }

    private Entry enterFastLane(SignInTicket ticket) {
        ticket.enterFastLane();
        devices++;
        add(byDevice, ticket.device(), 1);
        return new Entry(true, Optional.empty());
    }

    /** Whether it still had its place, which is free now. */
    synchronized boolean leave(SignInTicket ticket) {
        if (ticket.inFastLane()) {
            devices--;
            add(byDevice, ticket.device(), -1);
            return true;
        }
        if (!taken.remove(ticket)) {
            return false;
        }
        change(ticket, -1);
        return true;
    }

    private Optional<SignInTicket> giverFor(SignInTicket ticket) {
        var most = taken.stream()
                .max(Comparator.comparingInt((SignInTicket each) -> count(byAddress, each.address()))
                        .thenComparingInt(each -> count(byAccount, each.account())))
                .orElseThrow();
        var gives = count(byAddress, most.address()) > count(byAddress, ticket.address()) + 1
                || count(byAccount, most.account()) > count(byAccount, ticket.account()) + 1
                || count(byPair, most.pair()) > count(byPair, ticket.pair()) + 1;
        return gives ? Optional.of(most) : Optional.empty();
    }

    private void change(SignInTicket ticket, int number) {
        add(byAddress, ticket.address(), number);
        add(byAccount, ticket.account(), number);
        add(byPair, ticket.pair(), number);
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

    /** @param giver who had to give up their place */
    record Entry(boolean entered, Optional<SignInTicket> giver) {

        private static final Entry REFUSED = new Entry(false, Optional.empty());
    }
}
