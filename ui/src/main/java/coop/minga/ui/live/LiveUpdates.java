package coop.minga.ui.live;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.server.communication.PushConnection;
import com.vaadin.flow.signals.Signal;
import com.vaadin.flow.signals.shared.SharedNumberSignal;
import coop.minga.analytics.alert.AlertId;
import coop.minga.analytics.notify.ChangeNotifier;
import coop.minga.analytics.notify.ChangeTopic;
import coop.minga.analytics.outage.Outage;
import coop.minga.analytics.outage.Outages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts changes by topic in shared signals; views that read a count reload when it changes. Changes are batched. All
 * counts also change periodically, since notifications can get lost.
 */
public final class LiveUpdates implements AutoCloseable {

    private static final Duration BATCH_INTERVAL = Duration.ofMillis(200);
    private static final Duration REFRESH_INTERVAL = Duration.ofSeconds(30);
    private static final int THREAD_COUNTS = 64;
    private static final Logger LOG = LoggerFactory.getLogger(LiveUpdates.class);

    private final SharedNumberSignal readings = new SharedNumberSignal();
    private final SharedNumberSignal alerts = new SharedNumberSignal();
    private final SharedNumberSignal people = new SharedNumberSignal();
    private final List<SharedNumberSignal> threads =
            Stream.generate(SharedNumberSignal::new).limit(THREAD_COUNTS).toList();
    private final SharedNumberSignal outages = new SharedNumberSignal();
    private final Set<ChangeTopic> changed = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("live").daemon().factory());
    private final Runnable unsubscribe;
    private volatile Optional<Outage> outage = Optional.empty();

    public LiveUpdates(ChangeNotifier news, Outages outages) {
        unsubscribe = news.subscribe(changed::add);
        every(BATCH_INTERVAL, this::publishChanges);
        every(BATCH_INTERVAL, () -> pollOutage(outages));
        every(REFRESH_INTERVAL, this::refreshAll);
    }

    /** Whether the component's browser is connected and its tab is active. */
    public static boolean isSeen(Component component) {
        return component
                .getUI()
                .filter(ui -> TabActivity.of(ui).isActive(System.nanoTime()))
                .map(ui -> ui.getInternals().getPushConnection())
                .filter(PushConnection::isConnected)
                .isPresent();
    }

    /** Tracks the tab's activity by events of its frame. */
    public static void trackActivity(UI tab, Element frame) {
        TabActivity.of(tab).listenTo(frame);
    }

    /** Records a navigation in the tab. */
    public static void recordActivity(UI tab) {
        TabActivity.of(tab).recordActivity(System.nanoTime());
    }

    /** How often somebody has returned to the tab. */
    public static double returns(UI tab) {
        return Signal.runWithoutTransaction(TabActivity.of(tab).reactivations()::peek);
    }

    /** Whether the tab is not updated because nobody uses it. */
    public static boolean isIdle(UI tab) {
        return TabActivity.of(tab).isIdle(System.nanoTime());
    }

    /**
     * Runs {@code show} now and on each change of a count or return to the tab, about once a second, while attached.
     *
     * @param show its first failure goes to the caller, later ones to the session, once per kind
     */
    public void redrawOn(Component component, Runnable show, List<Signal<Double>> counts) {
        new Redraw(component, show, counts, timer).start();
    }

    /** Changes with readings, verdicts and reporting states. */
    public Signal<Double> readings() {
        return readings;
    }

    /** Changes with any alert, its state and clock. */
    public Signal<Double> alerts() {
        return alerts;
    }

    /** Changes with people's addresses. */
    public Signal<Double> people() {
        return people;
    }

    /** Changes with this node's outage. */
    public Signal<Double> outages() {
        return outages;
    }

    /** Text key of this node's outage; empty if it records. */
    public Optional<String> outage() {
        return outage.map(LiveUpdates::key);
    }

    /** Text key of the operators' instructions. */
    public Optional<String> outageHelp() {
        return outage.map(LiveUpdates::helpKey);
    }

    /** Changes with messages of the alert, rarely of another: all threads share a fixed number of counts. */
    public Signal<Double> thread(AlertId alert) {
        return count(ChangeTopic.thread(alert.value()));
    }

    private SharedNumberSignal count(ChangeTopic topic) {
        if (topic.equals(ChangeTopic.READINGS)) {
            return readings;
        }
        if (topic.equals(ChangeTopic.ALERTS)) {
            return alerts;
        }
        if (topic.equals(ChangeTopic.PEOPLE)) {
            return people;
        }
        return threads.get(Math.floorMod(topic.hashCode(), THREAD_COUNTS));
    }

    private Stream<SharedNumberSignal> all() {
        return Stream.concat(Stream.of(readings, alerts, people), threads.stream());
    }

    private static void increment(SharedNumberSignal count) {
        count.incrementBy(1);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // ends with the timer and logs failures
    private void every(Duration interval, Runnable task) {
        var millis = interval.toMillis();
        timer.scheduleWithFixedDelay(() -> runSafely(task), millis, millis, TimeUnit.MILLISECONDS);
    }

    private static void runSafely(Runnable task) {
        try {
            task.run();
        } catch (Throwable e) {
            // an exception would end the timer
            LOG.warn("Updates did not reach every screen; the next round retries", e);
        }
    }

    private void pollOutage(Outages met) {
        var now = met.now();
        if (now.equals(outage)) {
            return;
        }
        outage = now;
        increment(outages);
        if (now.isEmpty()) {
            all().forEach(LiveUpdates::increment);
        }
    }

    /** Not during an outage: a reloaded view would show less than before. */
    private void refreshAll() {
        if (outage.isEmpty() || outage.get() == Outage.BROKER) {
            all().forEach(LiveUpdates::increment);
        }
    }

    private static String key(Outage outage) {
        return switch (outage) {
            case DISK_FULL -> "outage.disk-full";
            case DATABASE -> "outage.database";
            case BROKER -> "outage.broker";
        };
    }

    private static String helpKey(Outage outage) {
        return switch (outage) {
            case DISK_FULL -> "outage.disk-full.help";
            case DATABASE -> "outage.database.help";
            case BROKER -> "outage.broker.help";
        };
    }

    private void publishChanges() {
        for (var topic : Set.copyOf(changed)) {
            changed.remove(topic);
            increment(count(topic));
        }
    }

    @Override
    public void close() {
        unsubscribe.run();
        timer.shutdownNow();
    }
}
