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
 * Checks passwords and delays repeated attempts per account and address, over all nodes. A correct password waits at
 * most ten seconds. A known device is delayed by its own attempts only.
 */
final class LoginThrottle implements AutoCloseable {

    /** Hides by timing whether the account exists and whether its password was hashed. */
    static final Duration REJECTION_DELAY = Duration.ofMillis(500);

    private static final Logger LOG = LoggerFactory.getLogger(LoginThrottle.class);

    private final Accounts accounts;
    private final Passwords passwords;
    private final SignInTurns turns;
    private final KnownDevices devices;
    private final SignInExecutor executor;
    private final ConcurrencyLimit limit;
    private final AtomicLong number = new AtomicLong();

    LoginThrottle(
            Accounts accounts,
            Passwords passwords,
            SignInTurns turns,
            KnownDevices devices,
            SignInExecutor executor,
            ConcurrencyLimit limit) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.turns = turns;
        this.devices = devices;
        this.executor = executor;
        this.limit = limit;
    }

    /** Answers once, later and on another thread; at once if the queue is full. */
    void check(SignInAttempt attempt, Consumer<SignInOutcome> answer) {
        var arrivedAt = executor.now();
        var person = accounts.find(attempt.name());
        var known = person.isPresent() && devices.knows(person.get().id(), attempt.device(), arrivedAt);
        var pending = new PendingSignIn(attempt, known, number.getAndIncrement(), answer);
        var admission = limit.acquire(pending);
        admission.evicted().ifPresent(evicted -> {
            executor.cancel(evicted);
            evicted.complete(PasswordCheck.NOT_CHECKED);
        });
        if (!admission.admitted()) {
            pending.complete(PasswordCheck.NOT_CHECKED);
            return;
        }
        try {
            startCheck(pending, person, arrivedAt, earliestAnswer(pending, arrivedAt));
        } catch (RejectedExecutionException e) {
            LOG.debug("The room closes.", e);
            finish(pending, PasswordCheck.NOT_CHECKED);
        }
    }

    /** A database without writes, as on a full disk, causes the longest delay. */
    private Instant earliestAnswer(PendingSignIn pending, Instant now) {
        try {
            return reserveTurn(pending.attempt(), pending.inFastLane(), now);
        } catch (RuntimeException e) {
            LOG.warn("A sign-in could not be counted and waits the longest: {}", e.getMessage());
            return now.plus(SignInTurns.LONGEST_WAIT);
        }
    }

    private Instant reserveTurn(SignInAttempt attempt, boolean inFastLane, Instant now) {
        if (inFastLane) {
            return turns.register(Limit.DEVICE, attempt.device(), now);
        }
        var account = turns.register(Limit.ACCOUNT, attempt.account(), now);
        var address = turns.register(Limit.ADDRESS, attempt.address(), now);
        return later(account, address);
    }

    private void startCheck(PendingSignIn pending, Optional<Person> person, Instant arrivedAt, Instant turn) {
        if (person.isEmpty()) {
            executor.schedule(
                    later(turn, arrivedAt.plus(REJECTION_DELAY)), () -> finish(pending, PasswordCheck.REJECTED));
            return;
        }
        executor.hash(pending, () -> {
            var right = matches(person.get(), pending.attempt().password());
            var answer = right ? PasswordCheck.ACCEPTED : PasswordCheck.REJECTED;
            executor.schedule(
                    right ? turn : later(turn, arrivedAt.plus(REJECTION_DELAY)), () -> finish(pending, answer));
        });
    }

    /** A failure must not keep the place occupied. */
    private boolean matches(Person person, String password) {
        try {
            return passwords.matches(person, password);
        } catch (RuntimeException e) {
            LOG.error("A password of account {} could not be looked at.", person.id(), e);
            return false;
        }
    }

    private void finish(PendingSignIn pending, PasswordCheck answer) {
        if (limit.release(pending)) {
            pending.complete(answer);
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** @return a cookie token if the device is new */
    Optional<String> rememberDevice(SignInOutcome outcome) {
        var attempt = outcome.attempt();
        var person = accounts.find(attempt.name()).map(Person::id);
        if (person.isEmpty()) {
            return Optional.empty();
        }
        refund(attempt, outcome.inFastLane());
        var now = executor.now();
        if (devices.knows(person.get(), attempt.device(), now)) {
            devices.touch(attempt.device(), now);
            return Optional.empty();
        }
        return Optional.of(devices.remember(person.get(), now));
    }

    private void refund(SignInAttempt attempt, boolean inFastLane) {
        if (inFastLane) {
            turns.forget(Limit.DEVICE, attempt.device());
            return;
        }
        turns.forget(Limit.ACCOUNT, attempt.account());
        turns.forget(Limit.ADDRESS, attempt.address());
    }

    @Override
    public void close() {
        executor.close();
    }
}
