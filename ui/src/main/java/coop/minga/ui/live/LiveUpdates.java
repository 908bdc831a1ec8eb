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
 * Counts changes by topic as shared signals. A view that reads a count in an effect reloads its data when the count moves.
 * Changes are batched. Since notifications can get lost, all counts also move periodically.
 */
public final class LiveUpdates implements AutoCloseable {

    private static final Duration BATCH_INTERVAL = Duration.ofMillis(200);
    private static final Duration REFRESH_INTERVAL = Duration.ofSeconds(30);
    private static final int THREAD_COUNTS = 64;
    private static final Logger LOG = LoggerFactory.getLogger(LiveUpdates.class);

    private final SharedNumberSignal readings = new SharedNumberSignal();
    private final SharedNumberSignal alerts = new SharedNumberSignal();
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

    /** Whether somebody can see the component now: its browser is connected and its tab is active. */
    public static boolean isSeen(Component component) {
        return component
                .getUI()
                .filter(ui -> TabActivity.of(ui).isActive(System.nanoTime()))
                .map(ui -> ui.getInternals().getPushConnection())
                .filter(PushConnection::isConnected)
                .isPresent();
    }

    /** Lets the frame of a tab tell whether somebody uses the tab. */
    public static void trackActivity(UI tab, Element frame) {
        TabActivity.of(tab).listenTo(frame);
    }

    /** Somebody goes somewhere in the tab. */
    public static void recordActivity(UI tab) {
        TabActivity.of(tab).recordActivity(System.nanoTime());
    }

    /** Whether the tab shows what was, as nobody has used it for long. */
    public static boolean isIdle(UI tab) {
        return TabActivity.of(tab).isIdle(System.nanoTime());
    }

    /**
     * Shows the component's content now, and again when a count moves or somebody returns to the tab. Later redraws run while
     * the component is attached, under its UI's lock and as its signed-in person. A change before the attachment is made up
     * for. Changes are merged to about one redraw a second.
     *
     * @param show draws the content; its first failure goes to the caller, later ones to the session's error handler, once
     *     for each kind
     */
    public void redrawOn(Component component, Runnable show, List<Signal<Double>> counts) {
        new Redraw(component, show, counts, timer).start();
    }

    /** Moves with readings, verdicts and who has reported. */
    public Signal<Double> readings() {
        return readings;
    }

    /** Moves with any alert, its state and its clock. */
    public Signal<Double> alerts() {
        return alerts;
    }

    /** Moves with what keeps this node from recording. */
    public Signal<Double> outages() {
        return outages;
    }

    /** The key of the text that says what keeps this node from recording; empty while nothing does. */
    public Optional<String> outage() {
        return outage.map(LiveUpdates::key);
    }

    /** The key of the text that says to operators what to do about it. */
    public Optional<String> outageHelp() {
        return outage.map(LiveUpdates::helpKey);
    }

    /**
     * Moves with what is said about the alert, and seldom for another: threads without number share a fixed number of
     * counts, so that none has to be let go of.
     */
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
        return threads.get(Math.floorMod(topic.hashCode(), THREAD_COUNTS));
    }

    private Stream<SharedNumberSignal> all() {
        return Stream.concat(Stream.of(readings, alerts), threads.stream());
    }

    private static void increment(SharedNumberSignal count) {
        count.incrementBy(1);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // ends with the timer, and says itself what went wrong
    private void every(Duration interval, Runnable task) {
        var millis = interval.toMillis();
        timer.scheduleWithFixedDelay(() -> runSafely(task), millis, millis, TimeUnit.MILLISECONDS);
    }

    private static void runSafely(Runnable task) {
        try {
            task.run();
        } catch (Throwable e) {
            // what is thrown here would end the timer
            LOG.warn("News did not reach every screen; the next round tries again", e);
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

    /** A view that is drawn again while the database refuses shows less than before. */
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
