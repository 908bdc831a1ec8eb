package coop.minga.ui.account;

import java.time.Duration;
import java.time.InstantSource;

/**
 * How fast passwords may be tried: those of one account from one address, and more loosely all that come from one
 * address. The right password ends the pauses of its account there. Nobody is kept waiting by what comes from elsewhere.
 */
final class SignInPace {

    private static final int FREE = 3;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);

    /** Many people may share an address, as that of an office. */
    private static final int FREE_FROM_AN_ADDRESS = 20;

    private static final Duration LONGEST_PAUSE_OF_AN_ADDRESS = Duration.ofSeconds(1);

    private final InstantSource machine;
    private final Pace<Attempt> accounts = new Pace<>(FREE, LONGEST_PAUSE);
    private final Pace<String> addresses = new Pace<>(FREE_FROM_AN_ADDRESS, LONGEST_PAUSE_OF_AN_ADDRESS);

    SignInPace(InstantSource machine) {
        this.machine = machine;
    }

    /**
     * How long the attempt has to wait before its password is looked at. It counts as a failure until it
     * {@link #succeeded}, so that many at the same time are no faster.
     */
    Duration turn(Attempt attempt) {
        var now = machine.instant();
        var account = accounts.turn(attempt, now);
        var address = addresses.turn(attempt.address(), now);
        return account.compareTo(address) > 0 ? account : address;
    }

    /** Of the others from the same address nothing is forgotten: somebody's own password frees no stranger's. */
    void succeeded(Attempt attempt) {
        accounts.beginAnew(attempt);
        addresses.takeBack(attempt.address());
    }

    /** A name as it was typed, and where. */
    record Attempt(String name, String address) {}
}
