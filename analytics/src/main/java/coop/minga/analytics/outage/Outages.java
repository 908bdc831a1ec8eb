package coop.minga.analytics.outage;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The outages that stop this node from recording. Logs each once, and once its end. Ended ones stay visible for some
 * seconds, as the next attempt may fail.
 */
public final class Outages {

    private static final Logger LOG = LoggerFactory.getLogger(Outages.class);
    private static final Duration STANDS = Duration.ofSeconds(5);

    private final LongSupplier nanoTime;
    private final Map<String, Met> met = new ConcurrentHashMap<>();
    private final List<Supplier<Optional<Outage>>> probes = new CopyOnWriteArrayList<>();
    private Optional<Outage> logged = Optional.empty();

    public Outages() {
        this(System::nanoTime);
    }

    /** @param nanoTime as {@link System#nanoTime()} */
    Outages(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** @param step what failed; one of a fixed few */
    public void failed(String step, Throwable failure) {
        Outage.of(failure)
                .ifPresentOrElse(
                        outage -> met.put(step, new Met(outage, nanoTime.getAsLong(), false)), () -> worked(step));
        logChange();
    }

    /** After a failure of the step. */
    public void worked(String step) {
        met.computeIfPresent(step, (same, before) -> new Met(before.outage(), before.at(), true));
    }

    /** Called at each look, so it must return at once. */
    public void ask(Supplier<Optional<Outage>> probe) {
        probes.add(probe);
    }

    /** The current outage of this node, if any. */
    public Optional<Outage> now() {
        var now = nanoTime.getAsLong();
        return Stream.concat(
                        probes.stream().map(Supplier::get).flatMap(Optional::stream),
                        met.values().stream()
                                .filter(each -> !each.over() || now - each.at() < STANDS.toNanos())
                                .map(Met::outage))
                .min(Outage::compareTo);
    }

    /** Logs changes since the last call. */
    public synchronized void logChange() {
        var now = now();
        if (now.equals(logged)) {
            return;
        }
        now.ifPresentOrElse(
                outage -> LOG.error(
                        "Recording waits: {}. Acknowledged reports are not lost, and recording resumes by itself.",
                        words(outage)),
                () -> LOG.info("Recording resumes"));
        logged = now;
    }

    private static String words(Outage outage) {
        return switch (outage) {
            case DISK_FULL -> "the disk is full, make room on it";
            case DATABASE -> "the database does not answer";
            case BROKER -> "the broker does not answer";
        };
    }

    private record Met(Outage outage, long at, boolean over) {}
}
