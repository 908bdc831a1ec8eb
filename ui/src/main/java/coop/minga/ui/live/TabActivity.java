package coop.minga.ui.live;

import java.time.Duration;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.signals.Signal;
import com.vaadin.flow.signals.shared.SharedNumberSignal;

/**
 * Whether somebody may look at a tab, by input and visibility that the browser reports. An inactive tab is not redrawn:
 * that would log a false access.
 */
final class TabActivity {

    /** Longer than anybody reads without input. */
    static final Duration IDLE_TIMEOUT = Duration.ofHours(1);

    private final SharedNumberSignal reactivations = new SharedNumberSignal();
    private long lastActivity;
    private boolean hidden;

    /** @param now as {@link System#nanoTime}; opening counts as activity */
    TabActivity(long now) {
        lastActivity = now;
    }

    /** The caller must hold the tab's lock. */
    static TabActivity of(UI tab) {
        var known = ComponentUtil.getData(tab, TabActivity.class);
        if (known != null) {
            return known;
        }
        var activity = new TabActivity(System.nanoTime());
        ComponentUtil.setData(tab, TabActivity.class, activity);
        return activity;
    }

    /** Listens to events of the element, which lives as long as the tab. */
    void listenTo(Element frame) {
        frame.addEventListener("minga-here", event -> recordActivity(System.nanoTime()));
        frame.addEventListener("minga-away", event -> recordHidden());
    }

    /** Records input, or that the tab became visible. */
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

    /** Whether there was no input for {@link #IDLE_TIMEOUT}. */
    boolean isIdle(long now) {
        return now - lastActivity > IDLE_TIMEOUT.toNanos();
    }

    /** Changes when an inactive tab becomes active. */
    Signal<Double> reactivations() {
        return reactivations;
    }
}
