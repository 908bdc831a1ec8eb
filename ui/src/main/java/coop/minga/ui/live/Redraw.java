package coop.minga.ui.live;

import java.util.List;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.shared.Registration;
import com.vaadin.flow.signals.Signal;
import org.jspecify.annotations.Nullable;

/**
 * One component that is redrawn with news. Vaadin runs the effect of a component that is not attached yet in whichever
 * thread moves its signal, outside any lock, session and sign-in. So the effect begins with the attachment.
 */
final class Redraw {

    private final Component component;
    private final Runnable show;
    private final List<Signal<Double>> counts;
    private List<Double> shown;
    private @Nullable Registration attaching;

    Redraw(Component component, Runnable show, List<Signal<Double>> counts) {
        this.component = component;
        this.show = show;
        this.counts = List.copyOf(counts);
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
        Signal.effect(component, this::moved);
    }

    private void moved() {
        var current = current();
        if (!current.equals(shown)) {
            shown = current;
            Signal.runWithoutTransaction(show::run);
        }
    }

    /** As they are: a transaction of the session would go on seeing them as they were when its request began. */
    private List<Double> current() {
        return Signal.runWithoutTransaction(
                () -> counts.stream().map(Signal::get).toList());
    }
}
