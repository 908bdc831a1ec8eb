package coop.minga.ui.live;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.shared.Registration;
import com.vaadin.flow.signals.Signal;
import com.vaadin.flow.signals.shared.SharedNumberSignal;
import org.jspecify.annotations.Nullable;

/**
 * Redraws one component on changes. Vaadin runs the effect of a detached component in any thread, without lock, session or
 * sign-in. So the effect begins with the attachment.
 */
final class Redraw {

    /** In failures of different kinds, so that one that is never twice the same fills no log. */
    private static final int MAX_REPORTED = 10;

    private final Component component;
    private final Runnable show;
    private final List<Signal<Double>> counts;
    private final ScheduledExecutorService timer;
    private final RedrawThrottle throttle = new RedrawThrottle();
    private final SharedNumberSignal wakeUps = new SharedNumberSignal();
    private List<Double> drawnCounts;
    private double handledWakeUps;
    private double handledReactivations;
    private boolean waiting;
    private final Set<Failure> reported = new HashSet<>();
    private @Nullable Registration attachListener;

    Redraw(Component component, Runnable show, List<Signal<Double>> counts, ScheduledExecutorService timer) {
        this.component = component;
        this.show = show;
        this.counts = List.copyOf(counts);
        this.timer = timer;
        this.drawnCounts = Signal.untracked(this::current);
    }

    void start() {
        show.run();
        if (component.isAttached()) {
            subscribe();
            return;
        }
        attachListener = component.addAttachListener(attached -> subscribe());
    }

    private void subscribe() {
        if (attachListener != null) {
            attachListener.remove();
        }
        var activity = TabActivity.of(component.getUI().orElseThrow());
        handledReactivations = Signal.untracked(() -> Signal.runWithoutTransaction(activity.reactivations()::get));
        Signal.effect(component, () -> update(activity));
    }

    /** News has come, or somebody has come back, or the wait for the brake is over. */
    private void update(TabActivity activity) {
        var current = current();
        var reactivations = Signal.runWithoutTransaction(activity.reactivations()::get);
        if (!reactivations.equals(handledReactivations)) {
            handledReactivations = reactivations;
            drawnCounts = List.of();
        }
        var wakeUpCount = Signal.runWithoutTransaction(wakeUps::get);
        if (!wakeUpCount.equals(handledWakeUps)) {
            handledWakeUps = wakeUpCount;
            waiting = false;
        }
        if (!waiting && !current.equals(drawnCounts)) {
            draw(current);
        }
    }

    private void draw(List<Double> current) {
        var began = System.nanoTime();
        var pause = throttle.pause(began);
        if (pause.isPositive()) {
            waiting = wakeAfter(pause.toNanos());
            return;
        }
        drawnCounts = current;
        try {
            Signal.runWithoutTransaction(show::run);
            reported.clear();
        } catch (RuntimeException e) {
            throwUnlessReported(e);
        } finally {
            throttle.recordRedraw(began, System.nanoTime());
        }
    }

    /** What fails in the same way at every redraw is told once, until it has worked again. */
    private void throwUnlessReported(RuntimeException failure) {
        if (reported.size() < MAX_REPORTED && reported.add(Failure.of(failure))) {
            throw failure;
        }
    }

    /** False when the room is closing. */
    @SuppressWarnings("FutureReturnValueIgnored") // ends with the timer
    private boolean wakeAfter(long nanos) {
        try {
            timer.schedule(() -> wakeUps.incrementBy(1), nanos, TimeUnit.NANOSECONDS);
            return true;
        } catch (RejectedExecutionException closing) {
            return false;
        }
    }

    /** As they are: a transaction of the session would go on seeing them as they were when its request began. */
    private List<Double> current() {
        return Signal.runWithoutTransaction(
                () -> counts.stream().map(Signal::get).toList());
    }

    /** @param frame in our own code, since library frames are the same for different faults; null if there is none */
    private record Failure(Class<?> kind, @Nullable StackTraceElement frame) {

        static Failure of(RuntimeException failure) {
            return new Failure(
                    failure.getClass(),
                    Stream.of(failure.getStackTrace())
                            .filter(frame -> frame.getClassName().startsWith("coop.minga."))
                            .findFirst()
                            .orElse(null));
        }
    }
}
