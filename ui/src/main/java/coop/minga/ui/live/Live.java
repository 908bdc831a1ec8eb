package coop.minga.ui.live;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import com.vaadin.flow.signals.Signal;
import com.vaadin.flow.signals.shared.SharedNumberSignal;
import coop.minga.analytics.alert.AlertId;
import coop.minga.analytics.news.News;
import coop.minga.analytics.news.Topic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts, for each topic, how often there was something new. A view that reads a count within an effect reads its data
 * again when the count moves. Bursts are gathered for a moment; as news can get lost, everything moves now and then.
 */
public final class Live implements AutoCloseable {

    private static final Duration GATHERING = Duration.ofMillis(200);
    private static final Duration BY_ITSELF = Duration.ofSeconds(30);
    private static final Logger LOG = LoggerFactory.getLogger(Live.class);

    private final Map<Topic, SharedNumberSignal> counts = new ConcurrentHashMap<>();
    private final Set<Topic> changed = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("live").daemon().factory());
    private final Runnable unsubscribe;

    public Live(News news) {
        unsubscribe = news.subscribe(changed::add);
        every(GATHERING, this::pass);
        every(BY_ITSELF, () -> changed.addAll(counts.keySet()));
    }

    /** Moves with readings, verdicts and who has reported. */
    public Signal<Double> readings() {
        return count(Topic.READINGS);
    }

    /** Moves with any alert, its state and its clock. */
    public Signal<Double> alerts() {
        return count(Topic.ALERTS);
    }

    /** Moves with what is said about the alert. */
    public Signal<Double> thread(AlertId alert) {
        return count(Topic.thread(alert.value()));
    }

    private SharedNumberSignal count(Topic topic) {
        return counts.computeIfAbsent(topic, each -> new SharedNumberSignal());
    }

    @SuppressWarnings("FutureReturnValueIgnored") // ends with the timer, and says itself what went wrong
    private void every(Duration interval, Runnable task) {
        var millis = interval.toMillis();
        timer.scheduleWithFixedDelay(() -> carefully(task), millis, millis, TimeUnit.MILLISECONDS);
    }

    private static void carefully(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.warn("News did not reach every screen; the next round tries again", e);
        }
    }

    private void pass() {
        for (var topic : Set.copyOf(changed)) {
            changed.remove(topic);
            var count = counts.get(topic);
            if (count != null) {
                count.incrementBy(1);
            }
        }
    }

    @Override
    public void close() {
        unsubscribe.run();
        timer.shutdownNow();
    }
}
