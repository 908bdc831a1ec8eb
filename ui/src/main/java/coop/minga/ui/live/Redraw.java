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
 * One component that is redrawn with news. Vaadin runs the effect of a component that is not attached yet in whichever
 * thread moves its signal, outside any lock, session and sign-in. So the effect begins with the attachment.
 */
final class Redraw {

    /** In failures of different kinds, so that one that is never twice the same fills no log. */
    private static final int MOST_TOLD = 10;

    private final Component component;
    private final Runnable show;
    private final List<Signal<Double>> counts;
    private final ScheduledExecutorService timer;
    private final Brake brake = new Brake();
    private final SharedNumberSignal woken = new SharedNumberSignal();
    private List<Double> shown;
    private double seen;
    private double returned;
    private boolean waiting;
    private final Set<Failure> told = new HashSet<>();
    private @Nullable Registration attaching;

    Redraw(Component component, Runnable show, List<Signal<Double>> counts, ScheduledExecutorService timer) {
        this.component = component;
        this.show = show;
        this.counts = List.copyOf(counts);
        this.timer = timer;
        this.shown = Signal.untracked(this::current);
    }

    void start() {
        show.run();
        if (component.isAttached()) {
            follow();
            return;
        }
        attaching = component.addAttachListener(attached -> follow());
    }

    private void follow() {
        if (attaching != null) {
            attaching.remove();
        }
        var attention = Attention.of(component.getUI().orElseThrow());
        returned = Signal.untracked(() -> Signal.runWithoutTransaction(attention.returns()::get));
        Signal.effect(component, () -> moved(attention));
    }

    /** News has come, or somebody has come back, or the wait for the brake is over. */
    private void moved(Attention attention) {
        var current = current();
        var returns = Signal.runWithoutTransaction(attention.returns()::get);
        if (!returns.equals(returned)) {
            returned = returns;
            shown = List.of();
        }
        var wakings = Signal.runWithoutTransaction(woken::get);
        if (!wakings.equals(seen)) {
            seen = wakings;
            waiting = false;
        }
        if (!waiting && !current.equals(shown)) {
            draw(current);
        }
    }

    private void draw(List<Double> current) {
        var began = System.nanoTime();
        var pause = brake.pause(began);
        if (pause.isPositive()) {
            waiting = wakeAfter(pause.toNanos());
            return;
        }
        shown = current;
        try {
            Signal.runWithoutTransaction(show::run);
            told.clear();
        } catch (RuntimeException e) {
            failAnew(e);
        } finally {
            brake.drawn(began, System.nanoTime());
        }
    }

    /** What fails in the same way at every redraw is told once, until it has worked again. */
    private void failAnew(RuntimeException failure) {
        if (told.size() < MOST_TOLD && told.add(Failure.of(failure))) {
            throw failure;
        }
    }

    /** False when the room is closing. */
    @SuppressWarnings("FutureReturnValueIgnored") // ends with the timer
    private boolean wakeAfter(long nanos) {
        try {
            timer.schedule(() -> woken.incrementBy(1), nanos, TimeUnit.NANOSECONDS);
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

    /** @param place in our own code, as others fail in the same places whatever they are asked; null where it has none */
    private record Failure(Class<?> kind, @Nullable StackTraceElement place) {

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
