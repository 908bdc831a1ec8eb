package coop.minga.ui;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bounds the open tabs of a session, a person and the node. The longest idle gives way, of those with the most tabs.
 * Strangers have a bound of their own, so their tabs end none of a signed-in person.
 */
final class TabLimit implements VaadinServiceInitListener {

    /** The largest measured tab and the session around it: an indicator with its table, 1.14 MB. */
    private static final long BYTES_A_TAB = 1_500_000;

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(TabLimit.class);

    private final int most;
    private final transient InstantSource clock;
    private final transient EvictionLog evictionLog;
    private final transient Map<UI, OpenTab> open = new LinkedHashMap<>();

    /**
     * @param most of all signed-in persons
     * @param clock of the machine, as for heartbeats
     */
    TabLimit(int most, InstantSource clock) {
        if (most < TabEviction.STRANGERS_SHARE) {
            throw new IllegalArgumentException(
                    "minga.tabs: " + most + " is no number of tabs of " + TabEviction.STRANGERS_SHARE + " or more");
        }
        this.most = most;
        this.clock = clock;
        this.evictionLog = new EvictionLog("tabs", most, clock);
    }

    /** @return about 1,000 for the default heap of 1,500 MB. */
    static int fitting(long heapBytes) {
        return Math.clamp(heapBytes / BYTES_A_TAB, TabEviction.STRANGERS_SHARE, 1_000_000);
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        var service = event.getSource();
        service.addUIInitListener(init -> opened(init.getUI(), service));
    }

    private void opened(UI tab, VaadinService service) {
        var ended = admit(new OpenTab(tab, clock.millis()));
        tab.addDetachListener(detached -> forget(tab));
        for (var each : ended) {
            if (each.session().equals(tab.getSession())) {
                each.tab().close();
            } else {
                service.getExecutor().execute(() -> end(each));
            }
        }
    }

    /** On a thread of its own: a thread may not wait for a session while it holds another. */
    private static void end(OpenTab ended) {
        try {
            ended.tab().accessSynchronously(() -> {
                ended.tab().close();
                ended.session().removeUI(ended.tab());
            });
        } catch (UIDetachedException endedMeanwhile) {
            LOG.debug("A tab that was to give way had ended already", endedMeanwhile);
        }
    }

    /** @return those that give way; they are no longer counted */
    private synchronized List<OpenTab> admit(OpenTab opened) {
        var now = clock.millis();
        open.put(opened.tab(), opened);
        open.values().forEach(each -> each.stamp(now));
        var others = open.values().stream()
                .filter(each -> !each.equals(opened))
                .map(TabEviction.Candidate::of)
                .toList();
        var ended = new TabEviction(TabEviction.Candidate.of(opened), others).toEnd(most);
        ended.forEach(each -> open.remove(each.tab()));
        evictionLog.add(ended.size());
        return ended;
    }

    private synchronized void forget(UI tab) {
        open.remove(tab);
    }
}
