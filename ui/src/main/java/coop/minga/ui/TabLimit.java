package coop.minga.ui;

import java.time.InstantSource;
import java.util.Comparator;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;

/** Bounds the open tabs of a session; ends the one silent longest. */
final class TabLimit implements VaadinServiceInitListener {

    /** More than a person uses; at most a few megabytes. */
    static final int MOST = 30;

    private static final long serialVersionUID = 1L;

    private final transient InstantSource clock;

    /** @param clock of the machine, as for heartbeats */
    TabLimit(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(init -> makeRoomFor(init.getUI()));
    }

    private void makeRoomFor(UI opened) {
        var others = opened.getSession().getUIs().stream()
                .filter(tab -> !tab.equals(opened) && !tab.isClosing())
                .toList();
        others.forEach(this::stamp);
        others.stream()
                .sorted(Comparator.comparingLong(TabLimit::lastHeardOf).thenComparingInt(UI::getUIId))
                .limit(Math.max(0, others.size() + 1 - MOST))
                .forEach(UI::close);
    }

    /** A tab with messages since its last stamp was active now. */
    private void stamp(UI tab) {
        var messages = tab.getInternals().getLastProcessedClientToServerId();
        if (heard(tab).messages() != messages) {
            ComponentUtil.setData(tab, Heard.class, new Heard(messages, clock.millis()));
        }
    }

    private static long lastHeardOf(UI tab) {
        return Math.max(heard(tab).at(), tab.getInternals().getLastHeartbeatTimestamp());
    }

    private static Heard heard(UI tab) {
        var known = ComponentUtil.getData(tab, Heard.class);
        return known == null ? Heard.NOTHING : known;
    }

    /** @param at in milliseconds of the machine's clock */
    private record Heard(int messages, long at) {

        private static final Heard NOTHING = new Heard(-1, 0);
    }
}
