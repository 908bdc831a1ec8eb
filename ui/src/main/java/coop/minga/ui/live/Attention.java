package coop.minga.ui.live;

import java.time.Duration;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.signals.Signal;
import com.vaadin.flow.signals.shared.SharedNumberSignal;

/**
 * Whether somebody may be looking at a tab. The tab says when its person does something in it, and when it is hidden and
 * seen again. A page that was merely left open is not drawn on: that would note a look that nobody took.
 */
final class Attention {

    /** Longer than anybody reads without moving a finger. */
    static final Duration LONGEST_REST = Duration.ofHours(1);

    private final SharedNumberSignal returns = new SharedNumberSignal();
    private long lastAct;
    private boolean hidden;

    /** @param now in nanoseconds, as {@link System#nanoTime} has them; to open a tab is an act */
    Attention(long now) {
        lastAct = now;
    }

    /** That of the tab, in whose lock it is asked for. */
    static Attention of(UI tab) {
        var known = ComponentUtil.getData(tab, Attention.class);
        if (known != null) {
            return known;
        }
        var attention = new Attention(System.nanoTime());
        ComponentUtil.setData(tab, Attention.class, attention);
        return attention;
    }

    /** Hears from the browser through the events of the element, which is as long there as the tab. */
    void hear(Element frame) {
        frame.addEventListener("minga-here", event -> here(System.nanoTime()));
        frame.addEventListener("minga-away", event -> away());
    }

    /** The person does something, or the tab is seen again. */
    void here(long now) {
        var returned = !paid(now);
        hidden = false;
        lastAct = now;
        if (returned) {
            returns.incrementBy(1);
        }
    }

    void away() {
        hidden = true;
    }

    boolean paid(long now) {
        return !hidden && !resting(now);
    }

    /** The tab may be seen, and nobody has done anything in it for long. */
    boolean resting(long now) {
        return now - lastAct > LONGEST_REST.toNanos();
    }

    /** Moves when somebody comes back to the tab. */
    Signal<Double> returns() {
        return returns;
    }
}
