package coop.minga.ui;

import java.util.Comparator;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;

/** Bounds how many tabs one session keeps on the server: the one that was silent for the longest ends. */
final class TabLimit implements VaadinServiceInitListener {

    /** More than a person has open, and a few megabytes of memory at the most. */
    static final int MOST = 30;

    private static final long serialVersionUID = 1L;

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(init -> makeRoomFor(init.getUI()));
    }

    private static void makeRoomFor(UI opened) {
        var others = opened.getSession().getUIs().stream()
                .filter(tab -> !tab.equals(opened) && !tab.isClosing())
                .sorted(Comparator.comparingLong(TabLimit::lastHeardOf).thenComparingInt(UI::getUIId))
                .toList();
        others.stream().limit(Math.max(0, others.size() + 1 - MOST)).forEach(UI::close);
    }

    /** Its heartbeat, or the last time that a tab was opened after a message of this one. */
    private static long lastHeardOf(UI tab) {
        var internals = tab.getInternals();
        var messages = internals.getLastProcessedClientToServerId();
        var known = ComponentUtil.getData(tab, Heard.class);
        var before = known == null ? Heard.NOTHING : known;
        var heard = before.messages() == messages ? before : new Heard(messages, System.currentTimeMillis());
        ComponentUtil.setData(tab, Heard.class, heard);
        return Math.max(heard.at(), internals.getLastHeartbeatTimestamp());
    }

    /** @param at in milliseconds of the machine's clock */
    private record Heard(int messages, long at) {

        private static final Heard NOTHING = new Heard(-1, 0);
    }
}
