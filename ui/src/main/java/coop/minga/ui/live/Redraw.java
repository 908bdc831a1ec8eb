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
 * Redraws one component on changes. The effect starts when attached: Vaadin runs effects of detached components without
 * lock, session or sign-in.
 */
final class Redraw {

    /** Failures of different kinds; bounds the log. */
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

    /** Runs after a change, a return to the tab, or a throttle pause. */
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

    /** Reports an equal failure once, until a redraw succeeds. */
    private void throwUnlessReported(RuntimeException failure) {
        if (reported.size() < MAX_REPORTED && reported.add(Failure.of(failure))) {
            throw failure;
        }
    }

    /** Returns false if the room is closing. */
    @SuppressWarnings("FutureReturnValueIgnored") // ends with the timer
    private boolean wakeAfter(long nanos) {
        try {
            timer.schedule(() -> wakeUps.incrementBy(1), nanos, TimeUnit.NANOSECONDS);
            return true;
        } catch (RejectedExecutionException closing) {
            return false;
        }
    }

    /** Reads outside the session's transaction, which would show old values. */
    private List<Double> current() {
        return Signal.runWithoutTransaction(
                () -> counts.stream().map(Signal::get).toList());
    }

    /** @param frame the top frame of our code, or null; library frames do not distinguish faults */
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
