package coop.minga.ui.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import coop.minga.analytics.people.KnownDevices;
import coop.minga.analytics.people.Person;
import coop.minga.analytics.people.SignInTurns;
import coop.minga.analytics.people.SignInTurns.Limit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at names and passwords: slowly where many were tried of one account or from one address, over all nodes, and
 * never so slowly that the right one has to wait for over ten seconds. A known device is slowed by its own tries only.
 */
final class SignInQueue implements AutoCloseable {

    /** So late that nobody sees whether there is such an account, or whether its password had to be hashed. */
    static final Duration WRONG_AFTER = Duration.ofMillis(500);

    private static final Logger LOG = LoggerFactory.getLogger(SignInQueue.class);

    private final Accounts accounts;
    private final Passwords passwords;
    private final SignInTurns turns;
    private final KnownDevices devices;
    private final SignInMachine machine;
    private final SignInPlaces places;
    private final AtomicLong number = new AtomicLong();

    SignInQueue(
            Accounts accounts,
            Passwords passwords,
            SignInTurns turns,
            KnownDevices devices,
            SignInMachine machine,
            SignInPlaces places) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.turns = turns;
        this.devices = devices;
        this.machine = machine;
        this.places = places;
    }

    /** Gives the answer later, once, from another thread; where there is no place for it, at once. */
    void look(SignInAttempt attempt, Consumer<SignInOutcome> answer) {
        var came = machine.now();
        var person = accounts.find(attempt.name());
        var known = person.isPresent() && devices.knows(person.get().id(), attempt.device(), came);
        var ticket = new SignInTicket(attempt, known, number.getAndIncrement(), answer);
        var entry = places.enter(ticket);
        entry.giver().ifPresent(giver -> {
            machine.forget(giver);
            giver.answer(SignInAnswer.NOT_LOOKED_AT);
        });
        if (!entry.entered()) {
            ticket.answer(SignInAnswer.NOT_LOOKED_AT);
            return;
        }
        try {
            begin(ticket, person, came, turn(ticket, came));
        } catch (RejectedExecutionException e) {
            LOG.debug("The room closes.", e);
            end(ticket, SignInAnswer.NOT_LOOKED_AT);
        }
    }

    /** A database that takes no writes, as on a full disk, lets nobody in sooner and locks nobody out. */
    private Instant turn(SignInTicket ticket, Instant now) {
        try {
            return countedTurn(ticket.attempt(), ticket.inFastLane(), now);
        } catch (RuntimeException e) {
            LOG.warn("A sign-in could not be counted and waits the longest: {}", e.getMessage());
            return now.plus(SignInTurns.LONGEST_WAIT);
        }
    }

    private Instant countedTurn(SignInAttempt attempt, boolean inFastLane, Instant now) {
        if (inFastLane) {
            return turns.register(Limit.DEVICE, attempt.device(), now);
        }
        var account = turns.register(Limit.ACCOUNT, attempt.account(), now);
        var address = turns.register(Limit.ADDRESS, attempt.address(), now);
        return later(account, address);
    }

    private void begin(SignInTicket ticket, Optional<Person> person, Instant came, Instant turn) {
        if (person.isEmpty()) {
            machine.at(later(turn, came.plus(WRONG_AFTER)), () -> end(ticket, SignInAnswer.WRONG));
            return;
        }
        machine.hash(ticket, () -> {
            var right = right(person.get(), ticket.attempt().password());
            var answer = right ? SignInAnswer.RIGHT : SignInAnswer.WRONG;
            machine.at(right ? turn : later(turn, came.plus(WRONG_AFTER)), () -> end(ticket, answer));
        });
    }

    /** A fault must not keep the place taken. */
    private boolean right(Person person, String password) {
        try {
            return passwords.right(person, password);
        } catch (RuntimeException e) {
            LOG.error("A password of account {} could not be looked at.", person.id(), e);
            return false;
        }
    }

    private void end(SignInTicket ticket, SignInAnswer answer) {
        if (places.leave(ticket)) {
            ticket.answer(answer);
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** @return the token for the device's cookie, when the device was not known yet */
    Optional<String> succeeded(SignInOutcome outcome) {
        var attempt = outcome.attempt();
        var person = accounts.find(attempt.name()).map(Person::id);
        if (person.isEmpty()) {
            return Optional.empty();
        }
        takeBack(attempt, outcome.inFastLane());
        var now = machine.now();
        if (devices.knows(person.get(), attempt.device(), now)) {
            devices.touch(attempt.device(), now);
            return Optional.empty();
        }
        return Optional.of(devices.remember(person.get(), now));
    }

    private void takeBack(SignInAttempt attempt, boolean inFastLane) {
        if (inFastLane) {
            turns.forget(Limit.DEVICE, attempt.device());
            return;
        }
        turns.forget(Limit.ACCOUNT, attempt.account());
        turns.forget(Limit.ADDRESS, attempt.address());
    }

    @Override
    public void close() {
        machine.close();
    }
}
