package coop.minga.ui.live;

import java.time.Duration;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.signals.Signal;
import com.vaadin.flow.signals.shared.SharedNumberSignal;

/**
 * Whether somebody may be looking at a tab. The browser reports input and visibility. An inactive tab is not redrawn, since
 * that would log an access that did not happen.
 */
final class TabActivity {

    /** Longer than anybody reads without moving a finger. */
    static final Duration IDLE_TIMEOUT = Duration.ofHours(1);

    private final SharedNumberSignal reactivations = new SharedNumberSignal();
    private long lastActivity;
    private boolean hidden;

    /** @param now in nanoseconds, as {@link System#nanoTime} has them; to open a tab is an act */
    TabActivity(long now) {
        lastActivity = now;
    }

    /** That of the tab, in whose lock it is asked for. */
    static TabActivity of(UI tab) {
        var known = ComponentUtil.getData(tab, TabActivity.class);
        if (known != null) {
            return known;
        }
        var activity = new TabActivity(System.nanoTime());
        ComponentUtil.setData(tab, TabActivity.class, activity);
        return activity;
    }

    /** Hears from the browser through the events of the element, which is as long there as the tab. */
    void listenTo(Element frame) {
        frame.addEventListener("minga-here", event -> recordActivity(System.nanoTime()));
        frame.addEventListener("minga-away", event -> recordHidden());
    }

    /** The person does something, or the tab is seen again. */
    void recordActivity(long now) {
        var returned = !isActive(now);
        hidden = false;
        lastActivity = now;
        if (returned) {
            reactivations.incrementBy(1);
        }
    }

    void recordHidden() {
        hidden = true;
    }

    boolean isActive(long now) {
        return !hidden && !isIdle(now);
    }

    /** The tab may be seen, and nobody has done anything in it for long. */
    boolean isIdle(long now) {
        return now - lastActivity > IDLE_TIMEOUT.toNanos();
    }

    /** Moves when somebody comes back to the tab. */
    Signal<Double> reactivations() {
        return reactivations;
    }
}
