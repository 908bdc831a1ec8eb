package coop.minga.ui.account;

import java.util.Comparator;
import java.util.function.Consumer;

/**
 * A sign-in that waits for its check. Known devices come first, then name-address pairs with the fewest waiting, so a
 * flood of guesses queues behind all others.
 */
final class PendingSignIn implements Comparable<PendingSignIn> {

    private static final Comparator<PendingSignIn> ORDER = Comparator.comparing(
                    (PendingSignIn each) -> !each.inFastLane)
            .thenComparingInt(each -> each.pairsAhead)
            .thenComparingInt(each -> each.addressesAhead)
            .thenComparingLong(each -> each.number);

    private final SignInAttempt attempt;
    private final boolean known;
    private final long number;
    private final Consumer<SignInOutcome> complete;
    private boolean inFastLane;
    private int pairsAhead;
    private int addressesAhead;

    /** @param known whether the account has used this device before */
    PendingSignIn(SignInAttempt attempt, boolean known, long number, Consumer<SignInOutcome> answer) {
        this.attempt = attempt;
        this.known = known;
        this.number = number;
        this.complete = answer;
    }

    /** Uses the capacity for known devices. */
    void enterFastLane() {
        inFastLane = true;
    }

    /** Queues behind the waiting sign-ins of the same pair and address. */
    void queueBehind(int samePair, int sameAddress) {
        pairsAhead = samePair;
        addressesAhead = sameAddress;
    }

    void complete(PasswordCheck said) {
        complete.accept(new SignInOutcome(attempt, said, inFastLane));
    }

    SignInAttempt attempt() {
        return attempt;
    }

    boolean known() {
        return known;
    }

    boolean inFastLane() {
        return inFastLane;
    }

    String address() {
        return attempt.address();
    }

    String account() {
        return attempt.account();
    }

    String pair() {
        return attempt.address() + " " + attempt.account();
    }

    String device() {
        return attempt.device();
    }

    @Override
    public int compareTo(PendingSignIn other) {
        return ORDER.compare(this, other);
    }
}
