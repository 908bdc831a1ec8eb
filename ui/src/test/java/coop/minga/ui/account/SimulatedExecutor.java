package coop.minga.ui.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

import org.jspecify.annotations.Nullable;

/** Advances time with its work: one thread, a quarter second per hash. */
final class SimulatedExecutor implements SignInExecutor {

    private static final Duration HASHING = Duration.ofMillis(250);

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparing(Event::time).thenComparingLong(Event::number));
    private final PriorityQueue<Hashing> hashings = new PriorityQueue<>(Comparator.comparing(Hashing::ticket));
    private Instant now = Instant.parse("2026-03-10T12:00:00Z");
    private @Nullable Hashing running;
    private Duration lag = Duration.ZERO;
    private long number;

    @Override
    public Instant now() {
        return now;
    }

    void move(Duration time) {
        now = now.plus(time);
    }

    @Override
    public void hash(PendingSignIn ticket, Runnable work) {
        hashings.add(new Hashing(ticket, work));
        hashNext();
    }

    private void hashNext() {
        if (running != null || hashings.isEmpty()) {
            return;
        }
        var next = hashings.remove();
        running = next;
        schedule(now, () -> {
            next.work().run();
            var done = now.plus(lag);
            lag = Duration.ZERO;
            schedule(done, () -> {
                running = null;
                hashNext();
            });
        });
    }

    /** Completes the hash; the answer follows later. */
    void hashed() {
        lag = HASHING;
    }

    @Override
    public void cancel(PendingSignIn ticket) {
        hashings.removeIf(each -> each.ticket() == ticket);
    }

    @Override
    public void schedule(Instant time, Runnable work) {
        var earliest = now.plus(lag);
        events.add(new Event(time.isBefore(earliest) ? earliest : time, number++, work));
    }

    /** Advances time until no work is left. */
    void run() {
        while (!events.isEmpty()) {
            var event = events.remove();
            now = event.time().isAfter(now) ? event.time() : now;
            event.work().run();
        }
    }

    @Override
    public void close() {}

    private record Event(Instant time, long number, Runnable work) {}

    private record Hashing(PendingSignIn ticket, Runnable work) {}
}
